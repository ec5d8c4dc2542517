// SPDX-License-Identifier: Apache-2.0
// Literals of a filter as SQL values, after a check that they fit the field as the platform checks it.
import { convertValue } from '../records/convertValue.ts';
import { comparableValue, toColumn } from '../records/table.ts';
import type { ColumnValue } from '../records/database.ts';
import type { FieldType } from '../schema/definitions.ts';
import { ApiError } from '../wire/apiError.ts';
import type { Column, QueryContext } from './scope.ts';
import { wrongLiteral } from './soqlError.ts';

/** A literal as the parser gives it. */
export type Literal = { readonly text: string; readonly type: string | undefined };

export function literalValue({ soql }: QueryContext, column: Column, literal: Literal): ColumnValue {
  if (literal.type === 'NULL') return null;
  const { field } = column;
  const kind = KINDS[field.type];
  if (!kind.literals.includes(literal.type ?? ''))
    throw wrongLiteral(soql, field.name, kind.name, kind.literals[0] === 'STRING');
  const raw = literal.type === 'STRING' ? unquote(literal.text) : literal.text;
  if (kind.name === 'ID') return idValue(raw);
  // a number keeps all its digits: it is compared, not stored
  const converted = convertValue({ ...field, scale: 15 }, raw);
  if (!('value' in converted)) throw wrongLiteral(soql, field.name, kind.name, false);
  return comparableValue(field, toColumn(converted.value));
}

/** The text between the quotes, escapes undone. */
export function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/gs, (_, escaped: string) => ESCAPES[escaped.toLowerCase()] ?? escaped);
}

/** The same for LIKE: `\%`, `\_` and `\\` stay escaped, as SQL reads them. */
export function unquotePattern(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(.)/gs, (escape, escaped: string) =>
      '%_\\'.includes(escaped) ? escape : (ESCAPES[escaped.toLowerCase()] ?? escaped),
    );
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

type Kind = { readonly name: string; readonly literals: readonly string[] };

const STRING: Kind = { name: 'string', literals: ['STRING'] };
const NUMBER: Kind = { name: 'double', literals: ['INTEGER', 'DECIMAL'] };
const ID: Kind = { name: 'ID', literals: ['STRING'] };

const KINDS: Readonly<Record<FieldType, Kind>> = {
  id: ID,
  reference: ID,
  string: STRING,
  textarea: STRING,
  picklist: STRING,
  multipicklist: STRING,
  email: STRING,
  phone: STRING,
  url: STRING,
  boolean: { name: 'boolean', literals: ['BOOLEAN'] },
  int: { name: 'int', literals: ['INTEGER', 'DECIMAL'] },
  double: NUMBER,
  currency: { name: 'currency', literals: NUMBER.literals },
  percent: { name: 'percent', literals: NUMBER.literals },
  date: { name: 'date', literals: ['DATE'] },
  datetime: { name: 'dateTime', literals: ['DATETIME'] },
};

function idValue(text: string): ColumnValue {
  if (text === '') return null;
  const converted = convertValue({ type: 'id' } as Column['field'], text);
  if (!('value' in converted)) throw new ApiError(400, 'INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
  return toColumn(converted.value);
}
