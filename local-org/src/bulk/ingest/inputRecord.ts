// SPDX-License-Identifier: Apache-2.0
import type { FieldValue, InputRecord, Records, SaveError } from '../../records/records.ts';
import type { IngestJob } from '../job.ts';
import type { Column } from './columns.ts';
import type { Cell } from './contentRows.ts';
import { parseFieldText } from './fieldText.ts';

export type InputRecordResult = { readonly record: InputRecord } | { readonly error: SaveError };

type Assignment = { readonly key: string; readonly value: FieldValue } | { readonly error: SaveError };

/** In a cell: the field becomes null. An empty cell leaves the field alone. */
const NULL_TEXT = '#N/A';

/** One row of the file as a record to save. The Id column names the record unless the job matches by another field. */
export function toInputRecord(
  cells: readonly Cell[],
  columns: readonly Column[],
  job: IngestJob,
  records: Records,
): InputRecordResult {
  if (cells.length !== columns.length)
    return { error: malformed('The number of values in the row does not match the header') };
  const values: Record<string, FieldValue> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index];
    if (cell === null || cell === undefined)
      return { error: malformed('Found unescaped quote. A value with quote should be within a quote') };
    if (cell === '') continue;
    const assignment = assign(column, cell, index, records);
    if ('error' in assignment) return assignment;
    values[assignment.key] = assignment.value;
  }
  return { record: takeId(values, job) };
}

function assign(column: Column, text: string, index: number, records: Records): Assignment {
  if (column.kind === 'field') return assignField(column.field, text, index);
  if (text === NULL_TEXT) return { key: column.reference.name, value: null };
  if (column.kind === 'parent') return { key: column.path, value: text };
  return assignTypedParent(column, text, records);
}

function assignField(field: Extract<Column, { kind: 'field' }>['field'], text: string, index: number): Assignment {
  if (text === NULL_TEXT) return { key: field.name, value: null };
  const result = parseFieldText(field, text);
  if ('value' in result) return { key: field.name, value: result.value };
  const message = `Failed to deserialize field at col ${index}. Due to, '${text}' is not a valid value for the type ${result.notOfType}`;
  return { error: { statusCode: 'INVALID_FIELD', message, fields: [field.name] } };
}

function assignTypedParent(
  column: Extract<Column, { kind: 'typedParent' }>,
  text: string,
  records: Records,
): Assignment {
  const { reference, parent, parentField } = column;
  const found = records.find(parent.name, { [parentField.name]: text }, 2);
  if (found.length === 1) return { key: reference.name, value: found[0]?.['Id'] ?? null };
  const message =
    found.length === 0
      ? `Foreign key external ID: ${text} not found for field ${parentField.name} in entity ${parent.name}`
      : `Foreign key external ID: ${text} is not unique for field ${parentField.name} in entity ${parent.name}`;
  return { error: { statusCode: 'INVALID_FIELD', message, fields: [parentField.name] } };
}

function takeId(values: Record<string, FieldValue>, job: IngestJob): InputRecord {
  const { Id: id, ...others } = values;
  const byId = job.operation !== 'upsert' || job.externalIdFieldName === 'Id';
  return byId && typeof id === 'string' ? { id, values: others } : { values };
}

const malformed = (message: string): SaveError => ({ statusCode: 'CLIENT_INPUT_ERROR', message, fields: [] });
