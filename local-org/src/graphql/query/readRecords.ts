// SPDX-License-Identifier: Apache-2.0
// Runs the queries of a selection and puts their rows together as records.
import type { ObjectDef } from '../../schema/definitions.ts';
import { openQuery, type OpenQuery, type QueryRow } from '../../soql/openQuery.ts';
import type { Connection, RecordNode } from '../recordNode.ts';
import type { RequestContext } from '../requestContext.ts';
import type { VisibleObjects } from '../visibleObjects.ts';
import { cursorAt, readRange, type PageArguments } from './pageArguments.ts';
import { recordSoql, selectSoql } from './recordSoql.ts';
import type { Lookup, RecordSelection } from './selectRecord.ts';
import { soqlText } from './soqlLiteral.ts';

/** The page of the records that the arguments name. */
export function readConnection(
  context: RequestContext,
  visible: VisibleObjects,
  object: ObjectDef,
  selection: RecordSelection,
  page: PageArguments,
): Connection<RecordNode> {
  const range = readRange(page);
  const query = openQuery(context.org, context, recordSoql(visible, object, selection, page));
  const nodes = toNodes(context, visible, query, selection, query.rows(range.from, range.to));
  return toConnection(nodes, range.from, query.totalSize);
}

/** The records of these ids, in no certain order; those that are not there are left out. */
export function readByIds(
  context: RequestContext,
  visible: VisibleObjects,
  object: ObjectDef,
  selection: RecordSelection,
  ids: readonly string[],
): readonly RecordNode[] {
  const soql = `${selectSoql(visible, object, selection)} WHERE Id IN (${ids.map(soqlText).join(', ')})`;
  const query = openQuery(context.org, context, soql);
  return toNodes(context, visible, query, selection, query.rows(0, query.totalSize));
}

/** The nodes from a position on, of a list that has so many in all. */
export function toConnection<Node>(nodes: readonly Node[], from: number, totalCount: number): Connection<Node> {
  const edges = nodes.map((node, index) => ({ node, cursor: cursorAt(from + index) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: from + nodes.length < totalCount,
      hasPreviousPage: from > 0 && totalCount > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

type Shape = Pick<OpenQuery, 'object' | 'columns' | 'parents' | 'children'>;

function toNodes(
  context: RequestContext,
  visible: VisibleObjects,
  shape: Shape,
  selection: RecordSelection,
  rows: readonly QueryRow[],
): readonly RecordNode[] {
  const nodes = rows.map((row) => toNode(shape, row));
  selection.children.forEach((child, position) => {
    const childShape = shape.children[position]?.query;
    if (childShape === undefined) return;
    const range = readRange(child.page);
    rows.forEach((row, index) => {
      const all = row.children[position] ?? [];
      const kept = toNodes(context, visible, childShape, child.selection, all.slice(range.from, range.to));
      const node = nodes[index];
      if (node !== undefined) node.children[child.key] = toConnection(kept, range.from, all.length);
    });
  });
  selection.lookups.forEach((lookup) => fillLookup(context, visible, lookup, nodes));
  return nodes;
}

/** The record with its fields and those of its parents. */
function toNode(shape: Shape, row: QueryRow): RecordNode {
  const node = startNode(shape.object, row.id);
  const parentIds = new Map(
    shape.parents.map(({ path }, position) => [path.join('.'), row.parentIds[position] ?? null]),
  );
  const parentObjects = new Map(shape.parents.map(({ path, objects }) => [path.join('.'), objects[0]]));
  shape.columns.forEach(({ path, field }, position) => {
    const owner = path.slice(0, -1).reduce<RecordNode | null>((at, relation, depth) => {
      if (at === null || relation in at.parents) return at?.parents[relation] ?? null;
      const key = path.slice(0, depth + 1).join('.');
      const [id, object] = [parentIds.get(key) ?? null, parentObjects.get(key)];
      return (at.parents[relation] = id === null || object === undefined ? null : startNode(object, id));
    }, node);
    if (owner !== null) owner.values[field.name] = row.values[position] ?? null;
  });
  return node;
}

const startNode = (object: ObjectDef, id: string): RecordNode => ({
  object,
  id,
  values: {},
  parents: {},
  children: {},
});

/** Reads the parents of a polymorphic lookup: for each of their objects once, whatever the number of records. */
function fillLookup(
  context: RequestContext,
  visible: VisibleObjects,
  { path, relation, selections }: Lookup,
  nodes: readonly RecordNode[],
): void {
  const owners = nodes.flatMap((node) => follow(node, path) ?? []);
  const idOf = (owner: RecordNode): string => String(owner.values[relation.field.name] ?? '');
  const found = new Map<string, RecordNode>();
  for (const object of relation.targets) {
    const ids = [...new Set(owners.map(idOf))].filter((id) => id.startsWith(object.keyPrefix) && id !== '');
    const selection = selections.get(object.name);
    if (ids.length === 0 || selection === undefined) continue;
    for (const parent of readByIds(context, visible, object, selection, ids)) found.set(parent.id, parent);
  }
  for (const owner of owners) owner.parents[relation.name] = found.get(idOf(owner)) ?? null;
}

function follow(node: RecordNode, path: readonly string[]): RecordNode | null {
  return path.reduce<RecordNode | null>((at, relation) => at?.parents[relation] ?? null, node);
}
