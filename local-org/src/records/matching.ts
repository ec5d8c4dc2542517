// SPDX-License-Identifier: Apache-2.0
// Which existing record each input means: by id, or for upserts by an external id.
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { findField } from '../schema/schema.ts';
import { groupDrafts, isGood, refuse, saveError, type Draft } from './draft.ts';
import { toLongId } from './ids.ts';
import { findIds, refuseAll } from './parents.ts';
import type { SaveParts } from './parts.ts';
import type { SaveError, SaveRequest } from './records.ts';
import { comparableValue, tableOf, toColumn, toRecord } from './table.ts';

/** Gives drafts that update something its id and what it held before. */
export function matchExisting(
  parts: SaveParts,
  object: ObjectDef,
  request: SaveRequest,
  drafts: readonly Draft[],
): void {
  const key = request.operation === 'upsert' ? externalKey(object, request.externalIdField) : undefined;
  if (key !== undefined && 'statusCode' in key) return drafts.forEach((draft) => void draft.errors.push(key));
  if (request.operation === 'insert')
    drafts
      .filter((draft) => draft.input.id !== undefined)
      .forEach((draft) =>
        refuse(draft, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']),
      );
  else if (key === undefined) matchById(drafts, request.operation);
  else matchByKey(parts, object, key, request, drafts);
  readPrior(parts, object, drafts);
}

/** The field that an upsert matches by; undefined for `Id`. */
function externalKey(object: ObjectDef, name: string | undefined): FieldDef | SaveError | undefined {
  if (name === undefined || name.toLowerCase() === 'id') return undefined;
  const field = findField(object, name);
  if (field !== undefined && (field.externalId || field.idLookup)) return field;
  return saveError(
    'INVALID_FIELD',
    `Field name provided, ${name} is not an External ID or indexed field for ${object.name}`,
  );
}

function matchById(drafts: readonly Draft[], operation: SaveRequest['operation']): void {
  for (const draft of drafts) {
    const { id } = draft.input;
    if (id === undefined || id === '') {
      if (operation !== 'upsert') refuse(draft, 'MISSING_ARGUMENT', 'Id not specified in an update call');
      continue;
    }
    draft.id = toLongId(id);
    if (draft.id === undefined) refuse(draft, 'MALFORMED_ID', `Id: id value of incorrect type: ${id}`, ['Id']);
  }
  for (const [id, twins] of groupDrafts(drafts.filter(isGood), (draft) => draft.id)) {
    if (twins.length > 1) refuseAll(twins, 'DUPLICATE_VALUE', `Duplicate id specified: ${id}`, ['Id']);
  }
}

function matchByKey(
  parts: SaveParts,
  object: ObjectDef,
  field: FieldDef,
  request: SaveRequest,
  drafts: readonly Draft[],
): void {
  const keyOf = (draft: Draft): string | undefined => {
    const value = draft.given[field.name];
    return value === undefined || value === null ? undefined : String(comparableValue(field, toColumn(value)));
  };
  drafts
    .filter((draft) => keyOf(draft) === undefined)
    .forEach((draft) => refuse(draft, 'MISSING_ARGUMENT', `${field.name} not specified`));
  const groups = groupDrafts(drafts, keyOf);
  const ids = findIds(
    parts,
    object,
    field,
    drafts.flatMap((draft) => toColumn(draft.given[field.name]) ?? []),
  );
  const mayMatch =
    field.unique || request.actor.system || parts.access.object(request.actor.userId, object.name).viewAll;
  for (const [key, twins] of groups) {
    if (twins.length > 1)
      refuseAll(twins, 'DUPLICATE_VALUE', `Duplicate external id specified: ${String(twins[0]?.given[field.name])}`, [
        field.name,
      ]);
    else if (!mayMatch) refuseAll(twins, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
    else twins.forEach((draft) => match(draft, field, ids.get(key) ?? []));
  }
}

function match(draft: Draft, field: FieldDef, ids: readonly string[]): void {
  if (ids.length > 1)
    refuse(
      draft,
      'DUPLICATE_EXTERNAL_ID',
      `${field.name}: more than one record found for external id field: [${ids.join(', ')}]`,
      [field.name],
    );
  else draft.id = ids[0];
}

function readPrior({ database }: SaveParts, object: ObjectDef, drafts: readonly Draft[]): void {
  const known = drafts.filter((draft) => draft.id !== undefined && isGood(draft));
  if (known.length === 0) return;
  const table = tableOf(object);
  const rows = database.tuples(table.select, JSON.stringify(known.map(({ id }) => id)));
  const records = new Map(rows.map((tuple) => toRecord(table, tuple)).map((record) => [String(record['Id']), record]));
  for (const draft of known) {
    draft.prior = records.get(draft.id ?? '');
    if (draft.prior === undefined) refuse(draft, 'ENTITY_IS_DELETED', 'entity is deleted');
  }
}
