// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/filter-fields.html
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { GraphqlFailure } from '../graphqlFailure.ts';
import type { DateCriterion } from '../schema/dateInputs.ts';
import type { VisibleObjects } from '../visibleObjects.ts';
import type { FilterInput } from './pageArguments.ts';
import { soqlLiteral } from './soqlLiteral.ts';

/** The filter as a SOQL condition; undefined where it says nothing. `prefix` is the path to the filtered record. */
export function filterSoql(
  visible: VisibleObjects,
  object: ObjectDef,
  filter: FilterInput,
  prefix = '',
): string | undefined {
  const conditions = Object.entries(filter).map(([key, given]) => {
    if (given === null || given === undefined) return undefined;
    const combined = combine(visible, object, key, given, prefix);
    return combined === undefined ? condition(visible, object, key, given as FilterInput, prefix) : combined.soql;
  });
  return join(conditions, 'AND');
}

/** `and`, `or` and `not`; undefined for other keys. */
function combine(
  visible: VisibleObjects,
  object: ObjectDef,
  key: string,
  given: unknown,
  prefix: string,
): { readonly soql: string | undefined } | undefined {
  const inner = (filter: unknown) => filterSoql(visible, object, (filter ?? {}) as FilterInput, prefix);
  if (key === 'and') return { soql: join((given as readonly unknown[]).map(inner), 'AND') };
  if (key === 'or') return { soql: join((given as readonly unknown[]).map(inner), 'OR') };
  if (key !== 'not') return undefined;
  const negated = inner(given);
  return { soql: negated && `(NOT ${negated})` };
}

function condition(
  visible: VisibleObjects,
  object: ObjectDef,
  key: string,
  given: FilterInput,
  prefix: string,
): string | undefined {
  const field = object.fields.get(key);
  if (field !== undefined)
    return join(
      Object.entries(given).map(([operator, value]) => compare(visible, field, prefix + key, operator, value)),
      'AND',
    );
  const target = visible.parents(object).find(({ name }) => name === key)?.targets[0];
  return target && filterSoql(visible, target, given, `${prefix}${key}.`);
}

function compare(
  visible: VisibleObjects,
  field: FieldDef,
  path: string,
  operator: string,
  value: unknown,
): string | undefined {
  if (value === undefined) return undefined;
  if (operator === 'inq' || operator === 'ninq') return semiJoin(visible, path, operator, value as FilterInput);
  const list = LIST_OPERATORS[operator];
  if (list !== undefined) return compareList(field, path, list, (value ?? []) as readonly unknown[]);
  return `${path} ${OPERATORS[operator] ?? operator} ${literal(field, value)}`;
}

const OPERATORS: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  like: 'LIKE',
};

type ListOperator = { readonly soql: string; readonly each: string; readonly word: 'AND' | 'OR' };

const LIST_OPERATORS: Readonly<Record<string, ListOperator>> = {
  in: { soql: 'IN', each: '=', word: 'OR' },
  nin: { soql: 'NOT IN', each: '!=', word: 'AND' },
  includes: { soql: 'INCLUDES', each: '=', word: 'OR' },
  excludes: { soql: 'EXCLUDES', each: '!=', word: 'AND' },
};

function compareList(
  field: FieldDef,
  path: string,
  { soql, each, word }: ListOperator,
  values: readonly unknown[],
): string | undefined {
  // nothing is in an empty list
  if (values.length === 0) return word === 'OR' ? 'Id = null' : undefined;
  // SOQL's lists hold no periods
  if (isTime(field))
    return join(
      values.map((value) => `${path} ${each} ${literal(field, value)}`),
      word,
    );
  return `${path} ${soql} (${values.map((value) => literal(field, value)).join(', ')})`;
}

const isTime = ({ type }: FieldDef): boolean => type === 'date' || type === 'datetime';

function literal(field: FieldDef, value: unknown): string {
  return isTime(field) && value !== null ? timeLiteral(field, value as DateCriterion) : soqlLiteral(field, value);
}

function timeLiteral(field: FieldDef, { value, literal: name, range = {} }: DateCriterion): string {
  const ranges = Object.entries(range).map(([period, count]) => `${period.toUpperCase()}:${count}`);
  const given = [
    ...(value === undefined ? [] : [soqlLiteral(field, value)]),
    ...(name == null ? [] : [name]),
    ...ranges,
  ];
  const [one] = given;
  if (one === undefined || given.length > 1)
    throw new GraphqlFailure('DataFetchingException', `Give one of value, literal and range for ${field.name}`);
  return one;
}

/** `Id: {inq: {Contact: {...}, ApiName: "AccountId"}}` */
function semiJoin(visible: VisibleObjects, path: string, operator: string, { ApiName, ...rest }: FilterInput): string {
  const [[name, filter] = ['', {}], ...others] = Object.entries(rest);
  const object = visible.all.find((one) => one.name === name);
  if (object === undefined || others.length > 0)
    throw new GraphqlFailure('DataFetchingException', `${operator} takes the filter of one object and ApiName`);
  const where = filterSoql(visible, object, (filter ?? {}) as FilterInput);
  const inner = `SELECT ${String(ApiName)} FROM ${name}${where === undefined ? '' : ` WHERE ${where}`}`;
  return `${path} ${operator === 'inq' ? 'IN' : 'NOT IN'} (${inner})`;
}

function join(conditions: readonly (string | undefined)[], word: 'AND' | 'OR'): string | undefined {
  const said = conditions.filter((one) => one !== undefined);
  if (said.length < 2) return said[0];
  return `(${said.join(` ${word} `)})`;
}
