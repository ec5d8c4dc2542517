// SPDX-License-Identifier: Apache-2.0
import type { ParquetParsers, SchemaElement, SchemaTree } from 'hyparquet';
import { renewalDayFromNumber, renewalDayOf } from '../day.ts';
import { scaleDouble, scaleFloat, scaleUnscaled, shortestOfFloat } from '../decimal.ts';

/** Turns a decoded value of one column into the cell that the row checks take. */
export type Spelling<T> = (value: unknown) => T | null;

const DAY_MS = 86_400_000n;

/**
 * Days come as numbers counted from 1970-01-01, in their UTC day. Text that is no UTF-8 comes as its bytes, so that the
 * row checks find no text there.
 */
export const PARSERS: Partial<ParquetParsers> = {
  dateFromDays: (days) => days,
  timestampFromMilliseconds: (time) => wholeDays(time, DAY_MS),
  timestampFromMicroseconds: (time) => wholeDays(time, DAY_MS * 1_000n),
  timestampFromNanoseconds: (time) => wholeDays(time, DAY_MS * 1_000_000n),
  stringFromBytes: decodeText,
};

/**
 * The schema element with the annotation that makes hyparquet decode what we want: whole unscaled numbers for DECIMAL
 * (its own result is a rounded product), text for bytes without annotation, and bytes for long JSON text, of which only
 * some rows are decoded.
 */
export function adaptElement(element: SchemaElement, role: 'text' | 'number' | 'day' | 'list'): SchemaElement {
  const { converted_type: _converted, logical_type: _logical, ...bare } = element;
  if (role === 'number') return isDecimal(element) ? bare : element;
  if (element.type !== 'BYTE_ARRAY') return element;
  return role === 'list' ? bare : { ...bare, converted_type: 'UTF8' };
}

/** Whole multiples of 10^-places; NaN for what is no number. */
export function scaledSpelling(column: SchemaTree | undefined, places: number): Spelling<number> {
  if (!column) return () => null;
  const { element } = column;
  const scale = isDecimal(element) ? scaleOf(element) : 0;
  const scaleNumber = isDecimal(element)
    ? (value: number) => scaleUnscaled(value, scale, places)
    : roundingOf(element, places);
  return (value) => {
    if (typeof value === 'number') return scaleNumber(value);
    if (value === null || value === undefined) return null;
    const whole = wholeOf(value);
    return whole === undefined ? NaN : scaleUnscaled(whole, scale, places);
  };
}

function roundingOf({ type }: SchemaElement, places: number): (value: number) => number {
  return type === 'FLOAT' ? (value) => scaleFloat(value, places) : (value) => scaleDouble(value, places);
}

/** Numbers as they are; NaN for what is none. */
export function numberSpelling(column: SchemaTree | undefined): Spelling<number> {
  if (!column) return () => null;
  const { element } = column;
  const scale = isDecimal(element) ? scaleOf(element) : 0;
  return (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'number' && element.type === 'FLOAT') return shortestOfFloat(value);
    const whole = typeof value === 'number' ? value : wholeOf(value);
    if (whole === undefined) return NaN;
    return scale === 0 ? Number(whole) : Number(`${whole}e-${scale}`);
  };
}

/** `YYYY-MM-DD`; an empty text for what is no day. A bare integer is none. */
export function daySpelling(column: SchemaTree | undefined): Spelling<string> {
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

/** More than the days from 1900 to 2199; text can hold anything. */
const MAX_KNOWN_DAYS = 150_000;

function dayOfText(value: unknown): string {
  return typeof value === 'string' ? renewalDayOf(value) : '';
}

/** A list, or its JSON text. Text that is no UTF-8 stays bytes, which are no list. */
export function listSpelling(column: SchemaTree | undefined): Spelling<unknown> {
  const floats = column ? floatFieldsOf(column) : [];
  return (value) => {
    if (value instanceof Uint8Array) return decodeText(value);
    return floats.length > 0 && Array.isArray(value) ? value.map((item) => withShortFloats(item, floats)) : value;
  };
}

/** The 32-bit numbers of a list of structs: list, element, fields. */
function floatFieldsOf(list: SchemaTree): readonly string[] {
  const fields = list.children[0]?.children[0]?.children ?? [];
  return fields.filter(({ element }) => element.type === 'FLOAT').map(({ element }) => element.name);
}

function withShortFloats(item: unknown, fields: readonly string[]): unknown {
  if (typeof item !== 'object' || item === null) return item;
  const entries = Object.entries(item);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      fields.includes(name) && typeof value === 'number' ? shortestOfFloat(value) : value,
    ]),
  );
}

function isDecimal({ converted_type, logical_type }: SchemaElement): boolean {
  return converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';
}

function isDay({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return (
    type === 'INT96' ||
    converted === 'DATE' ||
    converted === 'TIMESTAMP_MILLIS' ||
    converted === 'TIMESTAMP_MICROS' ||
    logical?.type === 'DATE' ||
    logical?.type === 'TIMESTAMP'
  );
}

function scaleOf({ scale, logical_type }: SchemaElement): number {
  return scale ?? (logical_type?.type === 'DECIMAL' ? logical_type.scale : 0);
}

/** DECIMAL lies in 32 or 64 bits, or in big-endian two's complement bytes (Parquet format, "DECIMAL"). */
function wholeOf(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (!(value instanceof Uint8Array)) return undefined;
  let unsigned = 0n;
  for (const byte of value) unsigned = unsigned * 256n + BigInt(byte);
  return BigInt.asIntN(8 * value.length, unsigned);
}

function wholeDays(time: bigint, dayLength: bigint): number {
  const days = time / dayLength;
  return Number(time % dayLength < 0n ? days - 1n : days);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
let lastBytes: Uint8Array = new Uint8Array(0);
let lastText = '';

/** Rows of one account follow each other, so a key is often the one just decoded. */
function decodeText(bytes: Uint8Array): unknown {
  if (isSame(bytes, lastBytes)) return lastText;
  try {
    const text = decoder.decode(bytes);
    lastBytes = bytes;
    lastText = text;
    return text;
  } catch {
    return bytes;
  }
}

/** From the end, where keys that follow each other differ first. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = a.length - 1; i >= 0; i--) if (a[i] !== b[i]) return false;
  return true;
}
