// SPDX-License-Identifier: Apache-2.0
import type { Query } from '@jetstreamapp/soql-parser-js';
import { compileConditions, type Sql } from './conditions.ts';
import { createScope, type Column, type QueryContext } from './scope.ts';
import { malformedQuery } from './soqlError.ts';

/** `Id IN (SELECT AccountId FROM Contact WHERE ...)`. */
export function compileSemiJoin(context: QueryContext, column: Column, operator: string, query: Query): Sql {
  const [selected, ...others] = query.fields ?? [];
  if (selected?.type !== 'Field' || others.length > 0 || query.sObject === undefined) {
    throw malformedQuery('semi join sub-selects must select a single field');
  }
  const scope = createScope(context, query.sObject, query.sObjectAlias === undefined ? [] : [query.sObjectAlias]);
  const inner = scope.column(selected.field);
  const where = compileConditions(context, scope, query.where);
  const negation = operator.toUpperCase() === 'NOT IN' ? 'NOT ' : '';
  // a null among the inner values would make NOT IN unknown for every row
  return {
    sql: `(${column.sql} ${negation}IN (SELECT ${inner.sql} ${scope.from()} WHERE (${where.sql}) AND ${inner.sql} IS NOT NULL))`,
    values: where.values,
  };
}
