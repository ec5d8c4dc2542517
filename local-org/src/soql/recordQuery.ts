// SPDX-License-Identifier: Apache-2.0
// Queries for records. Which ones is decided when the query is opened; their values are read by page.
import type { OrderByClause, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import type { ColumnValue } from '../records/database.ts';
import { fromColumn } from '../records/table.ts';
import { openChildren, type ChildReader } from './childQuery.ts';
import { compileConditions } from './conditions.ts';
import type { OpenQuery, QueryRow } from './openQuery.ts';
import type { ParentStep } from './parents.ts';
import { createScope, type Column, type QueryContext, type Scope } from './scope.ts';
import { selectColumns } from './selectColumns.ts';
import { malformedQuery, unusableField } from './soqlError.ts';
import { refuseUnknownClauses } from './unknownClauses.ts';

export function openRecords(context: QueryContext, query: Query & { readonly sObject: string }): OpenQuery {
  refuseUnknownClauses(query);
  const scope = createScope(context, query.sObject, query.sObjectAlias === undefined ? [] : [query.sObjectAlias]);
  const selection = readSelection(context, scope, query);
  const ids = findIds(context, scope, query);
  return {
    kind: 'records',
    object: scope.object,
    totalSize: ids.length,
    columns: selection.columns.map(({ path, field }) => ({ path, field, isAggregate: false, text: path.join('.') })),
    parents: selection.parents.map(({ path, objects }) => ({ path, objects })),
    children: selection.children.map(({ name, shape }) => ({ name, query: shape })),
    rows: (from, to) => readRows(context, scope, selection, ids.slice(from, to)),
  };
}

export type Selection = {
  readonly columns: readonly Column[];
  readonly parents: readonly ParentStep[];
  readonly children: readonly ChildReader[];
};

/** The select list of a query or of a child query. Only the parents that are selected from are among `parents`. */
export function readSelection(
  context: QueryContext,
  scope: Scope,
  query: Pick<Query | Subquery, 'fields' | 'limit'>,
): Selection {
  const columns = selectColumns(context, scope, query.fields ?? [], query.limit);
  const wanted = new Set(
    columns.flatMap(({ path }) => path.slice(0, -1).map((_, end) => path.slice(0, end + 1).join('.'))),
  );
  const parents = scope.parents().filter(({ path }) => wanted.has(path.join('.')));
  const children = (query.fields ?? []).flatMap((field) =>
    field.type === 'FieldSubquery' ? [openChildren(context, scope.object, field.subquery)] : [],
  );
  return { columns, parents, children };
}

/** `ORDER BY` of a query, the id last, so that the order is always the same. */
export function orderSql(
  context: QueryContext,
  scope: Scope,
  orderBy: OrderByClause | readonly OrderByClause[] | undefined,
): string {
  const clauses =
    orderBy === undefined
      ? []
      : Array.isArray(orderBy)
        ? (orderBy as readonly OrderByClause[])
        : [orderBy as OrderByClause];
  const terms = clauses.map((clause) => {
    if (!('field' in clause)) throw malformedQuery('an aggregate can only order an aggregate query');
    const column = scope.column(clause.field);
    if (column.field.long) throw unusableField(context.soql, column.field.name, 'sorted');
    return `${column.sql} ${clause.order ?? 'ASC'} NULLS ${clause.nulls ?? 'FIRST'}`;
  });
  return `ORDER BY ${[...terms, `${scope.alias}."Id"`].join(', ')}`;
}

/** The platform's largest OFFSET. */
const MAX_OFFSET = 2000;

function findIds(context: QueryContext, scope: Scope, query: Query): readonly string[] {
  if ((query.offset ?? 0) > MAX_OFFSET) throw malformedQuery(`Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  const where = compileConditions(context, scope, query.where);
  const order = orderSql(context, scope, query.orderBy);
  const sql = `SELECT ${scope.alias}."Id" ${scope.from()} WHERE ${where.sql} ${order} LIMIT ${query.limit ?? -1} OFFSET ${query.offset ?? 0}`;
  return context.org.database.tuples(sql, ...where.values).map(([id]) => String(id));
}

function readRows(
  context: QueryContext,
  scope: Scope,
  selection: Selection,
  ids: readonly string[],
): readonly QueryRow[] {
  const sql = `SELECT ${selectList(scope, selection)} ${scope.from()} JOIN json_each(?) AS page ON page.value = ${scope.alias}."Id" ORDER BY page.key`;
  const tuples = context.org.database.tuples(sql, JSON.stringify(ids));
  const children = selection.children.map((reader) => reader.read(ids));
  return tuples.map((tuple) =>
    toRow(
      selection,
      tuple,
      children.map((byParent) => byParent.get(String(tuple[0])) ?? []),
    ),
  );
}

/** The record's id, the columns, and the parents' ids. */
export function selectList(scope: Scope, { columns, parents }: Selection): string {
  return [`${scope.alias}."Id"`, ...columns.map(({ sql }) => sql), ...parents.map(({ sql }) => sql)].join(', ');
}

export function toRow(
  { columns, parents }: Selection,
  tuple: readonly ColumnValue[],
  children: QueryRow['children'],
): QueryRow {
  const parentStart = 1 + columns.length;
  return {
    id: String(tuple[0]),
    values: columns.map(({ field }, position) =>
      tuple[position + 1] === null ? null : fromColumn(field, tuple[position + 1]),
    ),
    parentIds: parents.map((_, position) => (tuple[parentStart + position] ?? null) as string | null),
    children,
  };
}
