// SPDX-License-Identifier: Apache-2.0
import type { FieldValue, InputRecord, RecordValues, SaveError } from './records.ts';

/** One record of a chunk while it is being saved. The steps fill it, or leave errors in it and let it fall. */
export type Draft = {
  readonly index: number;
  readonly input: InputRecord;
  /** Of the record that it updates; a new record gets it when it is written. */
  id: string | undefined;
  prior: RecordValues | undefined;
  /** What the client gave, as typed values by field name. */
  given: Record<string, FieldValue>;
  /** What the record will hold. */
  values: Record<string, FieldValue>;
  errors: SaveError[];
};

export function startDrafts(records: readonly InputRecord[]): Draft[] {
  return records.map((input, index) => ({
    index,
    input,
    id: undefined,
    prior: undefined,
    given: {},
    values: {},
    errors: [],
  }));
}

export function isGood(draft: Draft): boolean {
  return draft.errors.length === 0;
}

export function saveError(statusCode: string, message: string, fields: readonly string[] = []): SaveError {
  return { statusCode, message, fields };
}

export function refuse(draft: Draft, statusCode: string, message: string, fields: readonly string[] = []): void {
  draft.errors.push(saveError(statusCode, message, fields));
}

/** Drafts by a key of theirs, those without one left out. */
export function groupDrafts(drafts: readonly Draft[], key: (draft: Draft) => string | undefined): Map<string, Draft[]> {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const value = key(draft);
    if (value === undefined) continue;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [draft]);
    else group.push(draft);
  }
  return groups;
}

/** Whether the save changes the field: it is new, or another value. */
export function changes(draft: Draft, field: string): boolean {
  return draft.prior === undefined || (draft.prior[field] ?? null) !== (draft.values[field] ?? null);
}
