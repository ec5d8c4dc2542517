// SPDX-License-Identifier: Apache-2.0
import { toLongId } from '../../records/ids.ts';
import type { FormulaType } from '../formulaType.ts';
import type { PlainFunction } from './formulaFunction.ts';

export const textFunctions: Readonly<Record<string, PlainFunction>> = {
  BEGINS: {
    takes: ['text', 'text'],
    gives: 'boolean',
    call: ([text, start]) => String(text).startsWith(String(start)),
  },
  BR: { takes: [], gives: 'text', call: () => '\n' },
  CASESAFEID: { takes: ['text'], gives: 'text', call: ([id]) => toLongId(String(id)) ?? String(id) },
  CONTAINS: { takes: ['text', 'text'], gives: 'boolean', call: ([text, part]) => String(text).includes(String(part)) },
  FIND: {
    takes: ['text', 'text', 'number'],
    optional: 1,
    gives: 'number',
    call: ([part, text, start = 1]) => String(text).indexOf(String(part), Number(start) - 1) + 1,
  },
  INCLUDES: {
    takes: ['multipicklist', 'text'],
    gives: 'boolean',
    call: ([values, value]) => String(values).split(';').includes(String(value)),
  },
  ISNUMBER: { takes: ['text'], gives: 'boolean', call: ([text]) => NUMBER.test(String(text)) },
  ISPICKVAL: { takes: [['picklist', 'text'], 'text'], gives: 'boolean', call: ([value, wanted]) => value === wanted },
  LEFT: { takes: ['text', 'number'], gives: 'text', call: ([text, count]) => String(text).slice(0, length(count)) },
  LEN: { takes: ['text'], gives: 'number', call: ([text]) => String(text).length },
  LOWER: { takes: ['text'], gives: 'text', call: ([text]) => String(text).toLowerCase() },
  LPAD: {
    takes: ['text', 'number', 'text'],
    optional: 1,
    gives: 'text',
    call: ([text, count, pad = ' ']) => String(text).padStart(length(count), String(pad)).slice(0, length(count)),
  },
  MID: {
    takes: ['text', 'number', 'number'],
    gives: 'text',
    call: ([text, start, count]) =>
      String(text)
        .slice(Math.max(0, Number(start) - 1))
        .slice(0, length(count)),
  },
  REGEX: {
    takes: ['text', 'text'],
    gives: 'boolean',
    call: ([text, pattern]) => new RegExp(`^(?:${String(pattern)})$`).test(String(text)),
  },
  RIGHT: {
    takes: ['text', 'number'],
    gives: 'text',
    call: ([text, count]) => (length(count) === 0 ? '' : String(text).slice(-length(count))),
  },
  RPAD: {
    takes: ['text', 'number', 'text'],
    optional: 1,
    gives: 'text',
    call: ([text, count, pad = ' ']) => String(text).padEnd(length(count), String(pad)).slice(0, length(count)),
  },
  SUBSTITUTE: {
    takes: ['text', 'text', 'text'],
    gives: 'text',
    call: ([text, old, replacement]) =>
      old === '' ? String(text) : String(text).replaceAll(String(old), String(replacement)),
  },
  TEXT: {
    takes: [['number', 'date', 'datetime', 'picklist', 'text']],
    gives: 'text',
    call: ([value], [type]) => asText(value ?? '', type),
  },
  TRIM: { takes: ['text'], gives: 'text', call: ([text]) => String(text).trim() },
  UPPER: { takes: ['text'], gives: 'text', call: ([text]) => String(text).toUpperCase() },
  VALUE: { takes: ['text'], gives: 'number', call: ([text]) => (NUMBER.test(String(text)) ? Number(text) : null) },
};

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/;

const length = (count: unknown): number => Math.max(0, Math.trunc(Number(count)));

/** Datetimes as `2026-01-31 08:15:00Z`. */
const asText = (value: string | number | boolean, type: FormulaType | undefined): string =>
  type === 'datetime' ? `${String(value).slice(0, 19).replace('T', ' ')}Z` : String(value);
