// SPDX-License-Identifier: Apache-2.0
import type { Condition } from '@jetstreamapp/soql-parser-js';
import { fold, isIndexed, isText } from '../records/table.ts';
import type { Sql } from './conditions.ts';
import { dateRange, type DayRange } from './dateRanges.ts';
import { literalValue, unquote, unquotePattern, type Literal } from './literals.ts';
import { comparableSql, type Column, type QueryContext } from './scope.ts';
import { unsupportedQuery, unusableField, wrongLiteral } from './soqlError.ts';

/** One comparison of a column with literals. */
export function compareColumn(context: QueryContext, column: Column, condition: Condition): Sql {
  if (!('operator' in condition) || !('value' in condition)) throw unsupportedQuery('this condition');
  if (column.field.long) throw unusableField(context.soql, column.field.name, 'filtered');
  const literals = readLiterals(condition.value, 'literalType' in condition ? condition.literalType : undefined);
  const operator = condition.operator.toUpperCase();
  const [first] = literals;
  if (first !== undefined && isDateLiteral(first)) return compareRange(context, column, operator, first);
  if (operator === 'IN' || operator === 'NOT IN') return compareList(context, column, operator, literals);
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') return compareChoices(column, operator, literals);
  if (first === undefined) throw unsupportedQuery(`${operator} without a value`);
  return operator === 'LIKE' ? compareLike(context, column, first) : compareValue(context, column, operator, first);
}

function readLiterals(
  value: string | readonly string[],
  type: string | readonly string[] | undefined,
): readonly Literal[] {
  if (typeof value === 'string') return [{ text: value, type: typeof type === 'string' ? type : type?.[0] }];
  return value.map((text, position) => ({ text, type: typeof type === 'string' ? type : type?.[position] }));
}

function compareValue(context: QueryContext, column: Column, operator: string, literal: Literal): Sql {
  const value = literalValue(context, column, literal);
  if (value === null || value === '') return compareNull(column, operator);
  const [left, right] = typeof value === 'string' ? foldSides(column, value) : [column.sql, '?'];
  const values = [typeof value === 'string' && right === 'fold' ? fold(value) : value];
  if (operator === '=') return { sql: `${left} = ?`, values };
  if (operator === '!=') return { sql: `(${left} <> ? OR ${left} IS NULL)`, values };
  return { sql: `${left} ${operator} ?`, values };
}

// an empty text is stored as null
function compareNull(column: Column, operator: string): Sql {
  if (operator === '=') return { sql: `${column.sql} IS NULL`, values: [] };
  if (operator === '!=') return { sql: `${column.sql} IS NOT NULL`, values: [] };
  return { sql: '0', values: [] };
}

/** The column's collation folds ASCII; anything else, and what is indexed by folded text, is folded on both sides. */
function foldSides(column: Column, value: string): readonly [left: string, right: '?' | 'fold'] {
  const { field } = column;
  if (!isText(field) || field.caseSensitive) return [column.sql, '?'];
  if (isIndexed(field)) return [comparableSql(column), 'fold'];
  return isAscii(value) ? [column.sql, '?'] : [`fold(${column.sql})`, 'fold'];
}

const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text);

function compareList(context: QueryContext, column: Column, operator: string, literals: readonly Literal[]): Sql {
  const values = literals.map((literal) => literalValue(context, column, literal));
  const given = values.filter((value) => value !== null && value !== '');
  const telling = given.find((value) => typeof value === 'string' && !isAscii(value)) ?? given[0];
  const [left, side] = typeof telling === 'string' ? foldSides(column, telling) : [column.sql, '?'];
  const list = JSON.stringify(side === 'fold' ? given.map((value) => fold(String(value))) : given);
  const hasNull = given.length < values.length;
  const found = `${left} IN (SELECT value FROM json_each(?))`;
  if (operator === 'IN') return { sql: hasNull ? `(${found} OR ${column.sql} IS NULL)` : found, values: [list] };
  return { sql: hasNull ? `(NOT ${found})` : `(NOT ${found} OR ${column.sql} IS NULL)`, values: [list] };
}

/** `'a;b', 'c'`: both a and b are chosen, or c is. */
function compareChoices(column: Column, operator: string, literals: readonly Literal[]): Sql {
  const sets = literals.map(({ text }) => unquote(text).split(';'));
  const sql = sets
    .map((set) => `(${set.map(() => `instr(';' || ${column.sql} || ';', ?) > 0`).join(' AND ')})`)
    .join(' OR ');
  const values = sets.flat().map((choice) => `;${choice};`);
  return operator === 'INCLUDES' ? { sql: `(${sql})`, values } : { sql: `(NOT IFNULL((${sql}), 0))`, values };
}

function compareLike(context: QueryContext, column: Column, literal: Literal): Sql {
  if (!isText(column.field) || literal.type !== 'STRING')
    throw wrongLiteral(context.soql, column.field.name, 'string', true);
  const pattern = unquotePattern(literal.text);
  const [left, value] = isAscii(pattern) ? [column.sql, pattern] : [`fold(${column.sql})`, fold(pattern)];
  return { sql: `${left} LIKE ? ESCAPE '\\'`, values: [value] };
}

const isDateLiteral = ({ type }: Literal): boolean => type === 'DATE_LITERAL' || type === 'DATE_N_LITERAL';

function compareRange(context: QueryContext, column: Column, operator: string, literal: Literal): Sql {
  const { field, sql } = column;
  if (field.type !== 'date' && field.type !== 'datetime')
    throw wrongLiteral(context.soql, field.name, field.type, true);
  const [name = '', count = '1'] = literal.text.split(':');
  const range = dateRange(name, Number(count), context.org.clock.now());
  if (range === undefined) throw unsupportedQuery(`the date literal ${name}`);
  const { from, to } = field.type === 'date' ? range : atMidnight(range);
  const tests: Readonly<Record<string, Sql>> = {
    '=': { sql: `(${sql} >= ? AND ${sql} < ?)`, values: [from, to] },
    '!=': { sql: `(${sql} < ? OR ${sql} >= ? OR ${sql} IS NULL)`, values: [from, to] },
    '<': { sql: `${sql} < ?`, values: [from] },
    '<=': { sql: `${sql} < ?`, values: [to] },
    '>': { sql: `${sql} >= ?`, values: [to] },
    '>=': { sql: `${sql} >= ?`, values: [from] },
  };
  const test = tests[operator];
  if (test === undefined) throw unsupportedQuery(`${operator} with a date literal`);
  return test;
}

function atMidnight({ from, to }: DayRange): DayRange {
  return { from: `${from}T00:00:00.000Z`, to: `${to}T00:00:00.000Z` };
}
