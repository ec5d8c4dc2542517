// SPDX-License-Identifier: Apache-2.0
// sObject Collections: up to 200 records of one or several types in one request.
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { InputRecord, SaveRequest, SaveResult } from '../../records/records.ts';
import { saveError } from '../../records/draft.ts';
import { ROLLED_BACK } from '../../records/saveChunk.ts';
import { ApiError } from '../../wire/apiError.ts';
import { isObject, readJson, type JsonObject } from '../../wire/json.ts';
import type { WireRequest } from '../../wire/route.ts';
import { toInputRecord, typeOf } from '../inputRecord.ts';
import { requireObject } from '../requireObject.ts';

export const MAX_RECORDS = 200;

export type CollectionSave = Pick<SaveRequest, 'operation' | 'externalIdField'>;
export type Typed = { readonly object: string; readonly record: InputRecord };

/** The answer to POST, PATCH and DELETE composite/sobjects. */
export async function saveCollection(
  { raw }: WireRequest,
  org: Org,
  session: Session,
  save: CollectionSave,
): Promise<Response> {
  const body = await readJson(raw);
  const { records, allOrNone = false } = body;
  if (!Array.isArray(records))
    throw new ApiError(400, 'JSON_PARSER_ERROR', 'records is expected to be a list at [line:1, column:1]');
  const typed = (records as readonly unknown[]).map((record) => readTyped(org, session, record));
  return Response.json(
    saveTyped(org, session, typed, save, allOrNone === true).map((result) => renderResult(result, save.operation)),
  );
}

/** Saves records of several types in their order, all in one transaction where it is all or none. */
export function saveTyped(
  org: Org,
  session: Session,
  typed: readonly Typed[],
  save: CollectionSave,
  allOrNone: boolean,
): readonly SaveResult[] {
  if (typed.length > MAX_RECORDS)
    throw new ApiError(
      400,
      'LIMIT_EXCEEDED',
      `record limit reached. cannot submit more than ${MAX_RECORDS} records in this call.`,
    );
  const saveRun = ({ object, records }: Run) =>
    org.records.save({ ...save, object, records, allOrNone, actor: { userId: session.userId, system: false } });
  const saveAll = () => groupRuns(typed).flatMap(saveRun);
  return allOrNone ? saveTogether(org, saveAll) : saveAll();
}

/** Each type is a save of its own; where one fails, those before it are undone. */
function saveTogether(org: Org, saveAll: () => readonly SaveResult[]): readonly SaveResult[] {
  let results: readonly SaveResult[] = [];
  try {
    return org.database.transaction(() => {
      results = saveAll();
      if (!results.every(({ success }) => success)) throw new Undone();
      return results;
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    return results.map((result) => (result.success ? { success: false, errors: [saveError(...ROLLED_BACK)] } : result));
  }
}

/** Makes the transaction roll back. */
class Undone extends Error {}

export function renderResult(result: SaveResult, operation: SaveRequest['operation']): Record<string, unknown> {
  if (!result.success)
    return { ...(result.id === undefined ? {} : { id: result.id }), success: false, errors: result.errors };
  return { id: result.id, success: true, errors: [], ...(operation === 'upsert' ? { created: result.created } : {}) };
}

type Run = { readonly object: string; readonly records: InputRecord[] };

function groupRuns(typed: readonly Typed[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { object, record } of typed) {
    const last = runs.at(-1);
    if (last?.object === object) last.records.push(record);
    else runs.push({ object, records: [record] });
  }
  return runs;
}

function readTyped(org: Org, session: Session, record: unknown): Typed {
  const type = isObject(record) ? typeOf(record as JsonObject) : undefined;
  if (!isObject(record) || type === undefined)
    throw new ApiError(400, 'INVALID_INPUT', 'Include an entity type in the attributes of each record.');
  return { object: requireObject(org, session, type).name, record: toInputRecord(record) };
}
