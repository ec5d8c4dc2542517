// SPDX-License-Identifier: Apache-2.0
// WHERE and HAVING as SQL. SOQL has two truth values, SQL three: under NOT every condition is made to answer yes or no.
import type { Condition, HavingClause, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import type { ColumnValue } from '../records/database.ts';
import { compareColumn } from './comparison.ts';
import { compileSemiJoin } from './semiJoin.ts';
import type { Column, QueryContext, Scope } from './scope.ts';
import { functionColumn } from './functions.ts';
import { malformedQuery } from './soqlError.ts';

export type Sql = { readonly sql: string; readonly values: readonly ColumnValue[] };

type Clause = WhereClause | HavingClause;
type FullCondition = Condition & { readonly field?: string; readonly fn?: unknown; readonly valueQuery?: Query };

export function compileConditions(context: QueryContext, scope: Scope, clause: Clause | undefined): Sql {
  if (clause === undefined) return { sql: '1', values: [] };
  const tokens = [...tokenize(clause)];
  refuseMixedOperators(tokens);
  const isNegated = tokens.includes('NOT');
  const values: ColumnValue[] = [];
  const pieces = tokens.map((token) => {
    if (typeof token === 'string') return token;
    const compiled = compileOne(context, scope, token);
    values.push(...compiled.values);
    return isNegated ? `IFNULL(${compiled.sql}, 0)` : compiled.sql;
  });
  return { sql: pieces.join(' '), values };
}

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | FullCondition;

/** The clause in the order of its text; the parser gives a chain whose conditions carry their parentheses. */
function* tokenize(clause: Clause): Generator<Token> {
  let current: Clause | undefined = clause;
  while (current !== undefined) {
    const { left } = current;
    const operator = 'operator' in current ? current.operator : undefined;
    if (left !== null) yield* Array<Token>(opened(left)).fill('(');
    if (left !== null && operator !== 'NOT') yield left as FullCondition;
    if (left !== null) yield* Array<Token>(closed(left)).fill(')');
    if (operator !== undefined) yield operator;
    current = 'right' in current ? current.right : undefined;
  }
}

/** The platform wants parentheses where AND and OR meet; it does not know which goes first. */
function refuseMixedOperators(tokens: readonly Token[]): void {
  const operators: (Token | undefined)[] = [undefined];
  for (const token of tokens) {
    if (token === '(') operators.push(undefined);
    else if (token === ')') operators.pop();
    else if (token === 'AND' || token === 'OR') {
      if (![undefined, token].includes(operators.at(-1) as typeof token))
        throw malformedQuery(`unexpected token: '${token}'`);
      operators[operators.length - 1] = token;
    }
  }
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
