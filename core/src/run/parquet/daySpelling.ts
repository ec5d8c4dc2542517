// SPDX-License-Identifier: Apache-2.0
import type { SchemaTree } from 'hyparquet';
import { renewalDayFromNumber, renewalDayOf } from '../day.ts';
import { isDay } from './schemaElement.ts';

/** More than the days from 1900 to 2199; text can hold anything. */
const MAX_KNOWN_DAYS = 150_000;

/** Turns a decoded value of a column into `YYYY-MM-DD`; an empty text for what is no day. */
export function daySpelling(column: SchemaTree | undefined): (value: unknown) => string | null {
  if (!column) return () => null;
  const known = new Map<unknown, string>();
  const toText = isDay(column.element) ? (value: unknown) => renewalDayFromNumber(Number(value)) : dayOfText;
  return (value) => {
    if (value === null || value === undefined) return null;
    const seen = known.get(value);
    if (seen !== undefined) return seen;
    const text = toText(value);
    if (known.size < MAX_KNOWN_DAYS) known.set(value, text);
    return text;
  };
}

function dayOfText(value: unknown): string {
  return typeof value === 'string' ? renewalDayOf(value) : '';
}
