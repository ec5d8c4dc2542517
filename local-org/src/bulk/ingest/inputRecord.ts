// SPDX-License-Identifier: Apache-2.0
import type { FieldValue, InputRecord, SaveError } from '../../records/records.ts';
import type { IngestJob } from '../job.ts';
import type { Column } from './columns.ts';
import type { Cell } from './contentRows.ts';
import { readFieldText } from './fieldText.ts';

export type InputRecordResult = { readonly record: InputRecord } | { readonly error: SaveError };

type Assignment = { readonly key: string; readonly value: FieldValue } | { readonly error: SaveError };

/** In a cell: the field becomes null. An empty cell leaves the field alone. */
const NULL_TEXT = '#N/A';

/** One row of the file as a record to save. The Id column names the record unless the job matches by another field. */
export function toInputRecord(cells: readonly Cell[], columns: readonly Column[], job: IngestJob): InputRecordResult {
  if (cells.length !== columns.length)
    return { error: malformed('The number of values in the row does not match the header') };
  const values: Record<string, FieldValue> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index];
    if (cell === null || cell === undefined)
      return { error: malformed('Found unescaped quote. A value with quote should be within a quote') };
    if (cell === '') continue;
    const assignment = assign(column, cell, index);
    if ('error' in assignment) return assignment;
    values[assignment.key] = assignment.value;
  }
  return { record: takeId(values, job) };
}

function assign({ field, path }: Column, text: string, index: number): Assignment {
  if (text === NULL_TEXT) return { key: field.name, value: null };
  if (path !== undefined) return { key: path, value: text };
  const result = readFieldText(field, text);
  if ('value' in result) return { key: field.name, value: result.value };
  const message = `Failed to deserialize field at col ${index}. Due to, '${text}' is not a valid value for the type ${result.notOfType}`;
  return { error: { statusCode: 'INVALID_FIELD', message, fields: [field.name] } };
}

function takeId(values: Record<string, FieldValue>, job: IngestJob): InputRecord {
  const { Id: id, ...others } = values;
  const byId = job.operation !== 'upsert' || job.externalIdFieldName === 'Id';
  return byId && typeof id === 'string' ? { id, values: others } : { values };
}

const malformed = (message: string): SaveError => ({ statusCode: 'CLIENT_INPUT_ERROR', message, fields: [] });
