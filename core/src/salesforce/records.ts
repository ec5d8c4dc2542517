// SPDX-License-Identifier: Apache-2.0
// sObject rows by id and by external id.
// Both requests set absolute values on a record named by its key, so they may be sent again after a lost answer.
import type { SaveOutcome, WriteRow } from '../load/ports.ts';
import type { JsonAnswer, Subrequest } from './composite.ts';
import { readPlatformError, refusal } from './platformError.ts';
import type { Question } from './question.ts';

export type RecordUpsert = {
  readonly object: string;
  readonly keyField: string;
  readonly key: string;
  readonly values: WriteRow;
};
export type RecordUpdate = { readonly object: string; readonly id: string; readonly values: WriteRow };

/** `created` is false where the record was made by an attempt whose answer was lost. */
export function upsertQuestion(api: string, { object, keyField, key, values }: RecordUpsert): Question<SaveOutcome> {
  const path = `${api}/sobjects/${object}/${keyField}/${encodeURIComponent(key)}`;
  const request = patch(path, `an upsert of ${object}`, without(values, keyField));
  return {
    request,
    read: (answer) => {
      if (answer.status === 300) return ambiguous(keyField);
      if (answer.status > 300) return failure(request.what, answer);
      const saved = answer.body as { readonly id: string; readonly created: boolean };
      return { ok: true, id: saved.id, created: saved.created };
    },
  };
}

export function updateQuestion(api: string, { object, id, values }: RecordUpdate): Question<SaveOutcome> {
  const request = patch(`${api}/sobjects/${object}/${id}`, `an update of ${object}`, values);
  return {
    request,
    read: (answer) => (answer.status >= 300 ? failure(request.what, answer) : { ok: true, id, created: false }),
  };
}

function patch(path: string, what: string, values: WriteRow): Subrequest {
  return { method: 'PATCH', path, what, body: without(values, 'Id') };
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

function failure(what: string, { status, body }: JsonAnswer): SaveOutcome {
  const error = readPlatformError(status, body);
  if (GENERAL_CODES.has(error.code) || error.code.startsWith('HTTP_')) throw refusal(what, status, body);
  return { ok: false, ...error };
}
