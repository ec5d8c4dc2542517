// SPDX-License-Identifier: Apache-2.0
import type { SchemaElement, SchemaTree } from 'hyparquet';
import { scaleDouble, scaleFloat, scaleUnscaled, shortestOfFloat } from '../decimal.ts';
import { isDecimal, scaleOf } from './schemaElement.ts';

/** Turns a value of a column, as the file holds it, into whole multiples of 10^-places; NaN for what is no number. */
export function scaledSpelling(column: SchemaTree | undefined, places: number): (value: unknown) => number {
  if (!column) return () => NaN;
  const { element } = column;
  if (isDecimal(element)) {
    const scale = scaleOf(element);
    return (value) => scaleUnscaled(wholeOf(value) ?? NaN, scale, places);
  }
  const round = element.type === 'FLOAT' ? scaleFloat : scaleDouble;
  return (value) => {
    if (typeof value === 'number') return round(value, places);
    return typeof value === 'bigint' ? scaleUnscaled(value, 0, places) : NaN;
  };
}

/** The same for a number as it is, not rounded; null for nothing. */
export function numberSpelling(column: SchemaTree | undefined): (value: unknown) => number | null {
  if (!column) return () => null;
  const read = numberReaderOf(column.element);
  return (value) => (value === null || value === undefined ? null : read(value));
}

function numberReaderOf(element: SchemaElement): (value: unknown) => number {
  if (isDecimal(element)) {
    const scale = scaleOf(element);
    return (value) => Number(`${wholeOf(value) ?? NaN}e-${scale}`);
  }
  if (element.type === 'FLOAT') return (value) => (typeof value === 'number' ? shortestOfFloat(value) : NaN);
  return (value) => (typeof value === 'number' || typeof value === 'bigint' ? Number(value) : NaN);
}

/** DECIMAL lies in 32 or 64 bits, or in big-endian two's complement bytes (Parquet format, "DECIMAL"). */
function wholeOf(value: unknown): number | bigint | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  if (!(value instanceof Uint8Array)) return undefined;
  let unsigned = 0n;
  for (const byte of value) unsigned = unsigned * 256n + BigInt(byte);
  return BigInt.asIntN(8 * value.length, unsigned);
}
