// SPDX-License-Identifier: Apache-2.0
import type { SchemaTree } from 'hyparquet';
import { renewalDayNumberOf } from '../day.ts';
import { decodeText } from '../utf8.ts';
import { isDay } from './schemaElement.ts';

/** Turns a value of a column, as the file holds it, into its day, counted from 1970-01-01; NaN for what is no day. */
export function daySpelling(column: SchemaTree | undefined): (value: unknown) => number {
  if (column && isDay(column.element)) return Number;
  return (value) => {
    const text = value instanceof Uint8Array && column?.element.type === 'BYTE_ARRAY' ? decodeText(value) : value;
    return typeof text === 'string' ? renewalDayNumberOf(text) : NaN;
  };
}
