// SPDX-License-Identifier: Apache-2.0
// A query for children within a query: run once per page of parents.
import type { Subquery } from '@jetstreamapp/soql-parser-js';
import { quote } from '../records/table.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { compileConditions } from './conditions.ts';
import type { QueryRow, SelectedChildren } from './openQuery.ts';
import { orderSql, readSelection, selectList, toRow } from './recordQuery.ts';
import { createScope, type QueryContext } from './scope.ts';
import { unknownRelationship, unsupportedQuery } from './soqlError.ts';
import { refuseUnknownClauses } from './unknownClauses.ts';

export type ChildReader = {
  readonly name: string;
  readonly shape: SelectedChildren['query'];
  /** Children by the id of their parent. */
  read(parentIds: readonly string[]): ReadonlyMap<string, readonly QueryRow[]>;
};

export function openChildren(context: QueryContext, parent: ObjectDef, query: Subquery): ChildReader {
  refuseUnknownClauses(query);
  if (query.groupBy !== undefined || query.offset !== undefined)
    throw unsupportedQuery('GROUP BY and OFFSET in a query for children');
  const { child, field, name } = findRelation(context, parent, query.relationshipName);
  const scope = createScope(context, child.name);
  const selection = readSelection(context, scope, query);
  if (selection.children.length > 0) throw unsupportedQuery('children of children');
  const where = compileConditions(context, scope, query.where);
  const order = orderSql(context, scope, query.orderBy);
  const parentId = `${scope.alias}.${quote(field.name)}`;
  const sql = `SELECT ${selectList(scope, selection)}, ${parentId} ${scope.from()} WHERE ${parentId} IN (SELECT value FROM json_each(?)) AND (${where.sql}) ${order}`;
  return {
    name,
    shape: {
      kind: 'records',
      object: child,
      columns: selection.columns.map((column) => ({ ...column, isAggregate: false, text: column.path.join('.') })),
      parents: selection.parents,
      children: [],
    },
    read(parentIds) {
      const byParent = new Map<string, QueryRow[]>();
      for (const tuple of context.org.database.tuples(sql, JSON.stringify(parentIds), ...where.values)) {
        const rows = byParent.get(String(tuple.at(-1))) ?? [];
        if (query.limit === undefined || rows.length < query.limit) rows.push(toRow(selection, tuple, []));
        byParent.set(String(tuple.at(-1)), rows);
      }
      return byParent;
    },
  };
}

function findRelation(
  { org, soql, userId }: QueryContext,
  parent: ObjectDef,
  relation: string,
): { readonly child: ObjectDef; readonly field: FieldDef; readonly name: string } {
  for (const child of org.schema.objects()) {
    for (const field of child.fields.values()) {
      const { childRelationshipName: name = null, to = [] } = field.reference ?? {};
      const isIt = name?.toLowerCase() === relation.toLowerCase() && to.includes(parent.name);
      if (isIt && name !== null && org.access.field(userId, child.name, field.name).readable)
        return { child, field, name };
    }
  }
  throw unknownRelationship(soql, relation);
}
