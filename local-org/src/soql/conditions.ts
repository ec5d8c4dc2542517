// SPDX-License-Identifier: Apache-2.0
// WHERE and HAVING as SQL. SOQL has two truth values, SQL three: under NOT every condition is made to answer yes or no.
import type { Condition, HavingClause, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import type { ColumnValue } from '../records/database.ts';
import { compareColumn } from './comparison.ts';
import { compileSemiJoin } from './semiJoin.ts';
import type { Column, QueryContext, Scope } from './scope.ts';
import { functionColumn } from './functions.ts';

export type Sql = { readonly sql: string; readonly values: readonly ColumnValue[] };

type Clause = WhereClause | HavingClause;
type FullCondition = Condition & { readonly field?: string; readonly fn?: unknown; readonly valueQuery?: Query };

export function compileConditions(context: QueryContext, scope: Scope, clause: Clause | undefined): Sql {
  if (clause === undefined) return { sql: '1', values: [] };
  const isNegated = hasNot(clause);
  const pieces: string[] = [];
  const values: ColumnValue[] = [];
  for (const node of walk(clause)) {
    if (typeof node === 'string') {
      pieces.push(node);
      continue;
    }
    const compiled = compileOne(context, scope, node);
    pieces.push(
      '('.repeat(opened(node)),
      isNegated ? `IFNULL(${compiled.sql}, 0)` : compiled.sql,
      ')'.repeat(closed(node)),
    );
    values.push(...compiled.values);
  }
  return { sql: pieces.join(' '), values };
}

/** Conditions, operators and loose parentheses in the order of the text. */
function* walk(clause: Clause): Generator<string | FullCondition> {
  for (
    let current: Clause | undefined = clause;
    current !== undefined;
    current = 'right' in current ? current.right : undefined
  ) {
    const { left } = current;
    const operator = 'operator' in current ? current.operator : undefined;
    if (operator === 'NOT') yield '('.repeat(left === null ? 0 : opened(left as FullCondition));
    else yield left as FullCondition;
    if (operator !== undefined) yield operator;
  }
}

function hasNot(clause: Clause): boolean {
  return [...walk(clause)].includes('NOT');
}

const opened = (condition: object): number =>
  'openParen' in condition && typeof condition.openParen === 'number' ? condition.openParen : 0;
const closed = (condition: object): number =>
  'closeParen' in condition && typeof condition.closeParen === 'number' ? condition.closeParen : 0;

function compileOne(context: QueryContext, scope: Scope, condition: FullCondition): Sql {
  const column = leftSide(context, scope, condition);
  if (condition.valueQuery !== undefined && 'operator' in condition)
    return compileSemiJoin(context, column, condition.operator, condition.valueQuery);
  return compareColumn(context, column, condition);
}

function leftSide(context: QueryContext, scope: Scope, condition: FullCondition): Column {
  if ('fn' in condition && condition.fn !== undefined) return functionColumn(context, scope, condition.fn);
  return scope.column(condition.field ?? '');
}
