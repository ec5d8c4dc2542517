// SPDX-License-Identifier: Apache-2.0
// Functions over a column: aggregates, and parts of dates.
import type { FieldType } from '../schema/definitions.ts';
import { defineField } from '../schema/field.ts';
import { isObject } from '../wire/json.ts';
import type { Column, QueryContext, Scope } from './scope.ts';
import { malformedQuery, unsupportedQuery, unusableField } from './soqlError.ts';

type SoqlFunction = {
  readonly isAggregate: boolean;
  readonly type: (argument: FieldType) => FieldType;
  readonly sql: (argument: string, scale: number) => string;
};

const NUMBERS: ReadonlySet<FieldType> = new Set(['int', 'double', 'currency', 'percent']);

const aggregate = (sql: SoqlFunction['sql'], type: SoqlFunction['type']): SoqlFunction => ({
  isAggregate: true,
  sql,
  type,
});
const datePart = (sql: SoqlFunction['sql'], type: FieldType = 'int'): SoqlFunction => ({
  isAggregate: false,
  sql,
  type: () => type,
});

const FUNCTIONS: Readonly<Record<string, SoqlFunction>> = {
  COUNT: aggregate(
    (argument) => `COUNT(${argument})`,
    () => 'int',
  ),
  COUNT_DISTINCT: aggregate(
    (argument) => `COUNT(DISTINCT ${argument})`,
    () => 'int',
  ),
  SUM: aggregate(
    // decimals are kept as binary numbers, whose sum may be off in the last place
    (argument, scale) => `ROUND(SUM(${argument}), ${scale})`,
    (argument) => argument,
  ),
  AVG: aggregate(
    (argument) => `AVG(${argument})`,
    () => 'double',
  ),
  MIN: aggregate(
    (argument) => `MIN(${argument})`,
    (argument) => argument,
  ),
  MAX: aggregate(
    (argument) => `MAX(${argument})`,
    (argument) => argument,
  ),
  CALENDAR_YEAR: datePart((argument) => `CAST(substr(${argument}, 1, 4) AS INTEGER)`),
  CALENDAR_MONTH: datePart((argument) => `CAST(substr(${argument}, 6, 2) AS INTEGER)`),
  CALENDAR_QUARTER: datePart((argument) => `((CAST(substr(${argument}, 6, 2) AS INTEGER) + 2) / 3)`),
  DAY_IN_MONTH: datePart((argument) => `CAST(substr(${argument}, 9, 2) AS INTEGER)`),
  DAY_ONLY: datePart((argument) => `substr(${argument}, 1, 10)`, 'date'),
};

export function isAggregateFunction(name: string): boolean {
  return FUNCTIONS[name.toUpperCase()]?.isAggregate === true;
}

/** The function as a column; `call` is what the parser gives for it. The path is empty: functions are named by alias. */
export function functionColumn(context: QueryContext, scope: Scope, call: unknown): Column {
  const { name, argument } = readCall(call);
  const known = FUNCTIONS[name];
  if (known === undefined) throw unsupportedQuery(`the function ${name}()`);
  if (argument === undefined) {
    if (name !== 'COUNT') throw malformedQuery(`${name} needs a field`);
    return { path: [], sql: 'COUNT(*)', field: resultField('int'), entity: scope.object.name };
  }
  const column = scope.column(argument);
  if (known.isAggregate) checkAggregate(context, column, name);
  return {
    path: [],
    sql: known.sql(column.sql, column.field.scale),
    field: resultField(known.type(column.field.type)),
    entity: scope.object.name,
  };
}

const resultField = (type: FieldType) => defineField({ name: '', label: '', type });

function checkAggregate({ soql }: QueryContext, { field }: Column, name: string): void {
  const sums = name === 'SUM' || name === 'AVG';
  if (field.long || field.type === 'boolean' || (sums && !NUMBERS.has(field.type)))
    throw unusableField(soql, field.name, 'aggregated');
}

function readCall(call: unknown): { readonly name: string; readonly argument: string | undefined } {
  if (!isObject(call) || typeof call['functionName'] !== 'string') throw malformedQuery('a function is expected');
  const { parameters } = call;
  const [argument] = Array.isArray(parameters) ? (parameters as readonly unknown[]) : [];
  if (argument !== undefined && typeof argument !== 'string') throw unsupportedQuery('nested functions');
  return { name: call['functionName'].toUpperCase(), argument };
}
