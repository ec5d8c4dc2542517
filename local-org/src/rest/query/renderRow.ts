// SPDX-License-Identifier: Apache-2.0
// A row as REST answers it: a tree of records, each with its attributes.
import { keyPrefixOf } from '../../records/ids.ts';
import type { OpenQuery, QueryRow, SelectedParent } from '../../soql/openQuery.ts';
import { recordUrl, renderValue } from '../renderValue.ts';

type Shape = Pick<OpenQuery, 'kind' | 'object' | 'columns' | 'parents' | 'children'>;
type Tree = { [name: string]: unknown };

export function renderRow(version: string, shape: Shape, row: QueryRow): Tree {
  if (shape.kind === 'aggregate') return { attributes: { type: 'AggregateResult' }, ...flatValues(shape, row) };
  const tree: Tree = { attributes: { type: shape.object.name, url: recordUrl(version, shape.object.name, row.id) } };
  const parents = new Map(
    shape.parents.map((parent, position) => [parent.path.join('.'), { parent, id: row.parentIds[position] ?? null }]),
  );
  shape.columns.forEach((column, position) => {
    const target = descend(version, tree, column.path.slice(0, -1), parents);
    if (target !== null) target[column.path.at(-1) ?? ''] = renderValue(column.field.type, row.values[position]);
  });
  shape.children.forEach(
    ({ name, query }, position) => (tree[name] = renderChildren(version, query, row.children[position] ?? [])),
  );
  return tree;
}

function flatValues({ columns }: Shape, row: QueryRow): Tree {
  return Object.fromEntries(
    columns.map(({ path, field }, position) => [path.join('.'), renderValue(field.type, row.values[position])]),
  );
}

type Parents = ReadonlyMap<string, { readonly parent: SelectedParent; readonly id: string | null }>;

/** The record at the end of the path, made where it is met first; null where the lookup is empty. */
function descend(version: string, tree: Tree, path: readonly string[], parents: Parents): Tree | null {
  let current = tree;
  for (const [depth, name] of path.entries()) {
    if (!(name in current)) current[name] = startParent(version, parents.get(path.slice(0, depth + 1).join('.')));
    const next = current[name];
    if (next === null) return null;
    current = next as Tree;
  }
  return current;
}

function startParent(
  version: string,
  found: { readonly parent: SelectedParent; readonly id: string | null } | undefined,
): Tree | null {
  if (found === undefined || found.id === null) return null;
  const { parent, id } = found;
  const object = parent.objects.find(({ keyPrefix }) => keyPrefix === keyPrefixOf(id)) ?? parent.objects[0];
  // the platform shows what can be of several types as the entity Name
  const type = parent.objects.length > 1 ? 'Name' : object?.name;
  return { attributes: { type, url: recordUrl(version, object?.name ?? '', id) } };
}

function renderChildren(version: string, shape: Shape, rows: readonly QueryRow[]): Tree | null {
  if (rows.length === 0) return null;
  return { totalSize: rows.length, done: true, records: rows.map((row) => renderRow(version, shape, row)) };
}
