// SPDX-License-Identifier: Apache-2.0
// sObject rows by id and by external id.
// Both calls set absolute values on a record named by its key, so they may be sent again after a lost answer.
import type { SaveOutcome, WriteRow } from '../load/ports.ts';
import type { OrgAnswer, OrgCalls } from './orgCalls.ts';
import { readJson, readPlatformError, refusal } from './platformError.ts';

/** `created` is false where the record was made by an attempt whose answer was lost. */
export async function upsertRecord(
  calls: OrgCalls,
  object: string,
  keyField: string,
  key: string,
  values: WriteRow,
): Promise<SaveOutcome> {
  const path = `${calls.api}/sobjects/${object}/${keyField}/${encodeURIComponent(key)}`;
  const what = `an upsert of ${object}`;
  const answer = await patch(calls, path, what, without(values, keyField));
  if (answer.status === 300) return ambiguous(keyField);
  if (answer.status > 300) return failure(what, answer);
  const saved = readJson<{ id: string; created: boolean }>(what, answer.body);
  return { ok: true, id: saved.id, created: saved.created };
}

export async function updateRecord(
  calls: OrgCalls,
  object: string,
  id: string,
  values: WriteRow,
): Promise<SaveOutcome> {
  const what = `an update of ${object}`;
  const answer = await patch(calls, `${calls.api}/sobjects/${object}/${id}`, what, values);
  return answer.status >= 300 ? failure(what, answer) : { ok: true, id, created: false };
}

function patch(calls: OrgCalls, path: string, what: string, values: WriteRow): Promise<OrgAnswer> {
  const body = JSON.stringify(without(values, 'Id'));
  return calls.ask({ method: 'PATCH', path, what, body, repeatable: true });
}

// Key and Id belong into the path only; the platform refuses them in the body.
const without = (values: WriteRow, name: string): WriteRow =>
  Object.fromEntries(Object.entries(values).filter(([field]) => field.toLowerCase() !== name.toLowerCase()));

const ambiguous = (keyField: string): SaveOutcome => ({
  ok: false,
  code: 'DUPLICATE_EXTERNAL_ID',
  message: `More than one record has this ${keyField}.`,
  fields: [keyField],
});

// These say that nothing can be written at all, not that this record was not taken.
const GENERAL_CODES = new Set(['REQUEST_LIMIT_EXCEEDED', 'API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED']);

function failure(what: string, answer: OrgAnswer): SaveOutcome {
  const error = readPlatformError(answer.status, answer.body);
  if (GENERAL_CODES.has(error.code) || error.code.startsWith('HTTP_')) throw refusal(what, answer.status, answer.body);
  return { ok: false, ...error };
}
