// SPDX-License-Identifier: Apache-2.0
// COUNT(), and queries with aggregates or GROUP BY. They are answered at once: the platform has no further page of them.
import type { FieldType, GroupByClause, OrderByClause, Query } from '@jetstreamapp/soql-parser-js';
import { fromColumn } from '../records/table.ts';
import { ApiError } from '../wire/apiError.ts';
import { compileConditions } from './conditions.ts';
import { functionColumn, isAggregateFunction } from './functions.ts';
import type { OpenQuery, QueryRow, SelectedColumn } from './openQuery.ts';
import { createScope, type Column, type QueryContext, type Scope } from './scope.ts';
import { selectedName } from './selectColumns.ts';
import { malformedQuery, unsupportedQuery, unusableField } from './soqlError.ts';
import { refuseUnknownClauses } from './unknownClauses.ts';

type ObjectQuery = Query & { readonly sObject: string };

export function isAggregateQuery(query: Query): boolean {
  const aggregates = (query.fields ?? []).some(
    (field) => field.type === 'FieldFunctionExpression' && isAggregateFunction(field.functionName),
  );
  return aggregates || query.groupBy !== undefined;
}

/** The platform's largest number of groups. */
const MAX_GROUPS = 2000;

export function openAggregate(context: QueryContext, query: ObjectQuery): OpenQuery {
  refuseUnknownClauses(query);
  const scope = createScope(context, query.sObject, query.sObjectAlias === undefined ? [] : [query.sObjectAlias]);
  if (isCount(query)) return openCount(context, scope, query);
  const selected = nameColumns(context, scope, query.fields ?? []);
  const rows = readGroups(context, scope, query, selected);
  if (rows.length > MAX_GROUPS)
    throw new ApiError(
      400,
      'EXCEEDED_ID_LIMIT',
      'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
    );
  const columns = selected.map(({ column: { field }, ...rest }) => ({ ...rest, field }));
  return {
    kind: 'aggregate',
    object: scope.object,
    totalSize: rows.length,
    columns,
    parents: [],
    children: [],
    rows: (from, to) => rows.slice(from, to),
  };
}

/** `SELECT COUNT() FROM ...`: the answer is the size, without rows. */
function isCount({ fields = [] }: Query): boolean {
  const [field] = fields;
  return (
    fields.length === 1 &&
    field?.type === 'FieldFunctionExpression' &&
    field.functionName.toUpperCase() === 'COUNT' &&
    field.parameters.length === 0
  );
}

function openCount(context: QueryContext, scope: Scope, query: ObjectQuery): OpenQuery {
  const where = compileConditions(context, scope, query.where);
  const sql = `SELECT COUNT(*) FROM (SELECT 1 ${scope.from()} WHERE ${where.sql} LIMIT ${query.limit ?? -1} OFFSET ${query.offset ?? 0})`;
  const totalSize = Number(context.org.database.tuples(sql, ...where.values)[0]?.[0]);
  return { kind: 'count', object: scope.object, totalSize, columns: [], parents: [], children: [], rows: () => [] };
}

type Named = Omit<SelectedColumn, 'field'> & { readonly column: Column; readonly isMeasure: boolean };

/** Aggregates without an alias are called expr0, expr1 ... in their order. */
function nameColumns(context: QueryContext, scope: Scope, fields: readonly FieldType[]): readonly Named[] {
  let unnamed = 0;
  return fields.map((field) => {
    if (field.type === 'FieldSubquery' || field.type === 'FieldTypeof')
      throw malformedQuery('a grouped query selects fields and aggregates only');
    if (field.type === 'FieldFunctionExpression') {
      const alias = field.alias ?? `expr${(unnamed += 1) - 1}`;
      return {
        column: functionColumn(context, scope, field),
        path: [alias],
        isAggregate: true,
        isMeasure: isAggregateFunction(field.functionName),
        text: field.rawValue ?? alias,
      };
    }
    const column = scope.column(selectedName(field));
    const alias = ('alias' in field ? field.alias : undefined) ?? column.field.name;
    return { column, path: [alias], isAggregate: false, isMeasure: false, text: selectedName(field) };
  });
}

function readGroups(
  context: QueryContext,
  scope: Scope,
  query: ObjectQuery,
  selected: readonly Named[],
): readonly QueryRow[] {
  const groups = list(query.groupBy).map((clause) => groupColumn(context, scope, clause, selected));
  refuseUngrouped(selected, groups);
  const where = compileConditions(context, scope, query.where);
  const having = compileConditions(context, scope, query.having);
  const order = orderBy(context, scope, query.orderBy);
  const grouping =
    groups.length === 0 ? '' : `GROUP BY ${groups.map(({ sql }) => sql).join(', ')} HAVING ${having.sql}`;
  const sql = `SELECT ${selected.map(({ column }) => column.sql).join(', ')} ${scope.from()} WHERE ${where.sql} ${grouping} ${order} LIMIT ${query.limit ?? MAX_GROUPS + 1} OFFSET ${query.offset ?? 0}`;
  const values = groups.length === 0 ? where.values : [...where.values, ...having.values];
  return context.org.database.tuples(sql, ...values).map((tuple) => ({
    id: '',
    values: selected.map(({ column }, position) =>
      tuple[position] === null ? null : fromColumn(column.field, tuple[position]),
    ),
    parentIds: [],
    children: [],
  }));
}

function refuseUngrouped(selected: readonly Named[], groups: readonly Column[]): void {
  const grouped = new Set(groups.map(({ sql }) => sql));
  const loose = selected.find(({ column, isMeasure }) => !isMeasure && !grouped.has(column.sql));
  if (loose !== undefined) throw malformedQuery(`Field must be grouped or aggregated: ${loose.text}`);
}

function groupColumn(context: QueryContext, scope: Scope, clause: GroupByClause, selected: readonly Named[]): Column {
  if ('fn' in clause) {
    const name = clause.fn.functionName?.toUpperCase();
    if (name === 'ROLLUP' || name === 'CUBE') throw unsupportedQuery(`GROUP BY ${name}`);
    return functionColumn(context, scope, clause.fn);
  }
  const aliased = selected.find(({ path }) => path[0]?.toLowerCase() === clause.field.toLowerCase());
  const column = aliased?.column ?? scope.column(clause.field);
  if (column.field.long) throw unusableField(context.soql, column.field.name, 'grouped');
  return column;
}

function orderBy(context: QueryContext, scope: Scope, clauses: OrderByClause | OrderByClause[] | undefined): string {
  const terms = list(clauses).map((clause) => {
    const column = 'fn' in clause ? functionColumn(context, scope, clause.fn) : scope.column(clause.field);
    return `${column.sql} ${clause.order ?? 'ASC'} NULLS ${clause.nulls ?? 'FIRST'}`;
  });
  return terms.length === 0 ? '' : `ORDER BY ${terms.join(', ')}`;
}

function list<T>(value: T | T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
