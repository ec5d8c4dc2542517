// SPDX-License-Identifier: Apache-2.0
import type { ObjectDef } from '../schema/definitions.ts';
import { findField } from '../schema/schema.ts';
import { deleteChunk } from './deleteChunk.ts';
import { toLongId } from './ids.ts';
import type { SaveParts } from './parts.ts';
import type { FieldValue, RecordValues, Records, SaveRequest, SaveResult } from './records.ts';
import { saveChunk } from './saveChunk.ts';
import { comparable, comparableValue, quote, tableOf, toColumn, toRecord } from './table.ts';

/** The platform cuts everything into transactions of so many records. */
export const CHUNK_SIZE = 200;

/** Throws a RangeError for a chunk above CHUNK_SIZE, or an object that the org has not; callers check both. */
export function createRecords(parts: SaveParts): Records {
  function requireObject(name: string): ObjectDef {
    const object = parts.schema.object(name);
    if (object === undefined) throw new RangeError(`the org has no object ${name}`);
    return object;
  }

  parts.database.onEnd((committed) => announce(parts, committed));

  return {
    save(request) {
      if (request.records.length > CHUNK_SIZE)
        throw new RangeError(`a chunk has at most ${CHUNK_SIZE} records, this one has ${request.records.length}`);
      const results = saveByOperation(parts, requireObject(request.object), request);
      parts.saved(request.object);
      return results;
    },
    read(objectName, id) {
      const object = requireObject(objectName);
      const stored = parts.stored.read(object, toLongId(id) ?? id);
      return stored === undefined ? undefined : complete(parts, object, { ...stored });
    },
    readAll(objectName, ids) {
      const object = requireObject(objectName);
      const stored = parts.stored.readAll(object, ids);
      return new Map(stored.map((record) => [String(record['Id']), complete(parts, object, { ...record })]));
    },
    find: (object, filter, limit = 2000) => findRecords(parts, requireObject(object), filter, limit),
  };
}

function saveByOperation(parts: SaveParts, object: ObjectDef, request: SaveRequest): readonly SaveResult[] {
  return request.operation === 'delete' ? deleteChunk(parts, object, request) : saveChunk(parts, object, request);
}

/** Tells the automation of everything that the outermost transaction committed, and forgets what it did not. */
function announce({ pending, automation }: SaveParts, committed: boolean): void {
  const ended = pending.splice(0);
  if (committed) for (const { changes, actor } of ended) automation().afterCommit(changes, actor);
}

function findRecords(
  parts: SaveParts,
  object: ObjectDef,
  filter: RecordValues,
  limit: number,
): readonly RecordValues[] {
  const table = tableOf(object);
  const conditions = Object.entries(filter).map(([name, value]) => condition(object, name, value));
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
  const columns = table.columns.map(({ name }) => quote(name)).join(', ');
  const sql = `SELECT ${columns} FROM ${quote(object.name)} ${where} ORDER BY "Id" LIMIT ${limit}`;
  return parts.database
    .tuples(sql, ...conditions.map(({ value }) => value))
    .map((tuple) => complete(parts, object, toRecord(table, tuple)));
}

function condition(object: ObjectDef, name: string, value: FieldValue) {
  const field = findField(object, name);
  if (field === undefined) throw new RangeError(`${object.name} has no field ${name}`);
  return { sql: `${comparable(field, quote(field.name))} IS ?`, value: comparableValue(field, toColumn(value)) };
}

/** Adds calculated fields; system context is the administrator's that made the org, so the user is left empty. */
function complete(parts: SaveParts, object: ObjectDef, record: Record<string, FieldValue>): RecordValues {
  for (const field of object.fields.values()) {
    if (field.formula !== undefined)
      record[field.name] = parts.automation().calculate(object, field.name, record, { userId: '', system: true });
  }
  return record;
}
