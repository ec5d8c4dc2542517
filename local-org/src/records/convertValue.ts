// SPDX-License-Identifier: Apache-2.0
// From what a client sent to the value that is stored.
import type { FieldDef } from '../schema/definitions.ts';
import { toLongId } from './ids.ts';
import type { FieldValue } from './records.ts';

export type Converted = { readonly value: FieldValue } | { readonly problem: 'type' | 'id' };

/** `raw` as a value of the field: text is read as its type, an empty text is null, numbers are rounded to the scale. */
export function convertValue(field: FieldDef, raw: unknown): Converted {
  if (raw === null || raw === undefined || raw === '') return { value: null };
  return (CONVERTERS[field.type] ?? toText)(raw, field);
}

type Converter = (raw: unknown, field: FieldDef) => Converted;

const WRONG_TYPE: Converted = { problem: 'type' };

const toText: Converter = (raw) => (typeof raw === 'object' ? WRONG_TYPE : { value: String(raw) });

const toId: Converter = (raw) => {
  const id = typeof raw === 'string' ? toLongId(raw) : undefined;
  return id === undefined ? { problem: 'id' } : { value: id };
};

const toBoolean: Converter = (raw) => {
  if (typeof raw === 'boolean') return { value: raw };
  const text = String(raw).toLowerCase();
  if (text === 'true' || text === '1') return { value: true };
  return text === 'false' || text === '0' ? { value: false } : WRONG_TYPE;
};

const toNumber: Converter = (raw, field) => {
  const number = typeof raw === 'number' ? raw : typeof raw === 'string' && NUMBER.test(raw.trim()) ? Number(raw) : NaN;
  return Number.isFinite(number) ? { value: roundTo(number, field.scale) } : WRONG_TYPE;
};

const toInteger: Converter = (raw, field) => {
  const converted = toNumber(raw, { ...field, scale: 10 });
  return 'value' in converted && !Number.isInteger(converted.value) ? WRONG_TYPE : converted;
};

const toDate: Converter = (raw) => {
  const match = typeof raw === 'string' ? DATE.exec(raw) : null;
  const day = match?.[1];
  return day !== undefined && isDay(day) ? { value: day } : WRONG_TYPE;
};

const toDatetime: Converter = (raw) => {
  if (typeof raw !== 'string' || !DATETIME.test(raw) || !isDay(raw.slice(0, 10))) return WRONG_TYPE;
  // the platform writes offsets as +0000, which Date does not read everywhere
  const time = Date.parse(raw.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? WRONG_TYPE : { value: new Date(time).toISOString() };
};

const CONVERTERS: Partial<Record<FieldDef['type'], Converter>> = {
  id: toId,
  reference: toId,
  boolean: toBoolean,
  int: toInteger,
  double: toNumber,
  currency: toNumber,
  percent: toNumber,
  date: toDate,
  datetime: toDatetime,
};

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const DATE = /^(\d{4}-\d{2}-\d{2})(?:Z|T00:00:00(?:\.0+)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

/** Of a text `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Half away from zero on the decimal digits, as a database would: 1.005 to two digits is 1.01. */
function roundTo(number: number, scale: number): number {
  if (Number.isInteger(number)) return number;
  const [mantissa, exponent = '0'] = Math.abs(number).toString().split('e');
  const rounded = Number(`${Math.round(Number(`${mantissa}e${Number(exponent) + scale}`))}e${-scale}`);
  return number < 0 ? -rounded : rounded;
}
