// SPDX-License-Identifier: Apache-2.0
import { isObject } from '../../wire/json.ts';

/** A function of a field, or with the name `value` the field that is grouped by. */
export type Measure = { readonly path: readonly string[]; readonly name: string };

/** The select list; a query that asks for nothing but the number of its groups counts records. */
export function measuresSoql(measures: readonly Measure[]): string {
  return measures.length === 0 ? 'COUNT(Id)' : measures.map(measureSoql).join(', ');
}

function measureSoql({ path, name }: Measure): string {
  const column = path.join('.');
  return name === 'value' ? column : `${FUNCTIONS[name] ?? name}(${column})`;
}

/** SOQL's functions by the names of their results. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  count: 'COUNT',
  countDistinct: 'COUNT_DISTINCT',
  min: 'MIN',
  max: 'MAX',
  sum: 'SUM',
  avg: 'AVG',
  calendarYear: 'CALENDAR_YEAR',
  calendarQuarter: 'CALENDAR_QUARTER',
  calendarMonth: 'CALENDAR_MONTH',
  dayInMonth: 'DAY_IN_MONTH',
  dayOnly: 'DAY_ONLY',
};

/** `{Kind__c: {group: true}, Due__c: {function: CALENDAR_YEAR}}` as `Kind__c`, `CALENDAR_YEAR(Due__c)`. */
export function groupSoql(given: unknown, prefix = ''): readonly string[] {
  if (!isObject(given)) return [];
  return Object.entries(given).flatMap(([key, clause]) => {
    if (!isObject(clause)) return [];
    if (isClause(clause, ['group', 'function'])) return clauseSoql(clause, prefix + key);
    return groupSoql(clause, `${prefix}${key}.`);
  });
}

function clauseSoql({ group, function: name }: Readonly<Record<string, unknown>>, path: string): readonly string[] {
  if (typeof name === 'string') return [`${name}(${path})`];
  // an empty clause groups too
  return group === false ? [] : [path];
}

/** `{Amount: {function: SUM, order: DESC}}` as `SUM(Amount) DESC NULLS FIRST`. */
export function groupOrderSoql(given: unknown, prefix = ''): readonly string[] {
  if (!isObject(given)) return [];
  return Object.entries(given).flatMap(([key, clause]) => {
    if (!isObject(clause)) return [];
    if (!isClause(clause, ['order', 'nulls', 'function'])) return groupOrderSoql(clause, `${prefix}${key}.`);
    const { order, nulls, function: name } = clause;
    const term = typeof name === 'string' ? `${name}(${prefix}${key})` : `${prefix}${key}`;
    return [`${term} ${String(order ?? 'ASC')} NULLS ${String(nulls ?? 'FIRST')}`];
  });
}

// no field is named like a part of a clause
const isClause = (given: object, names: readonly string[]): boolean =>
  Object.keys(given).every((key) => names.includes(key));
