// SPDX-License-Identifier: Apache-2.0
// The CSV of a Bulk query job holds text only; a row made of it must equal the row that the REST API gives.
import type { DescribedField, Describes } from './describe.ts';
import type { Row } from './restQuery.ts';

/** How to read the lines below a header. */
export type ReadHeader = (header: readonly string[]) => Promise<(cells: readonly string[]) => Row>;

/**
 * For records of `object`: `Owner.Name` becomes a nested object, an empty cell null, and text becomes what the
 * field's type is. A parent whose cells are all empty becomes null, because CSV does not tell an absent parent
 * from one without values.
 */
export function columnsOf(describes: Describes, object: string): ReadHeader {
  return async (header) => {
    const root: Branch = { leaves: [], branches: new Map() };
    for (const [index, name] of header.entries()) {
      const { path, type } = await resolve(describes, [object], name.split('.'));
      graft(root, path, index, CONVERTERS[type ?? ''] ?? asText);
    }
    return (cells) => build(root, cells);
  };
}

type Convert = (text: string) => unknown;
type Leaf = { readonly name: string; readonly index: number; readonly convert: Convert };
type Branch = { readonly leaves: Leaf[]; readonly branches: Map<string, Branch> };

const asText: Convert = (text) => text;
const CONVERTERS: Readonly<Record<string, Convert>> = {
  boolean: (text) => text === 'true',
  int: Number,
  long: Number,
  double: Number,
  currency: Number,
  percent: Number,
  // 2026-11-23T06:17:19.000Z here, 2026-11-23T06:17:19.000+0000 over REST
  datetime: (text) => text.replace(/Z$/, '+0000'),
};

type Resolved = { readonly path: readonly string[]; readonly type?: string };

/** Finds a column's field through its parents; the spelling is that of the describe. A polymorphic parent is any that fits. */
async function resolve(describes: Describes, objects: readonly string[], path: readonly string[]): Promise<Resolved> {
  const [head, ...rest] = path as [string, ...string[]];
  for (const object of objects) {
    const fields = (await describes.known(object))?.fields ?? [];
    const field = fields.find((each) => isNamed(each, head, rest.length > 0));
    if (!field) continue;
    if (rest.length === 0) return { path: [field.name], type: field.type };
    const below = await resolve(describes, field.referenceTo, rest);
    return { ...below, path: [field.relationshipName ?? head, ...below.path] };
  }
  return { path };
}

const isNamed = (field: DescribedField, name: string, isParent: boolean): boolean =>
  (isParent ? field.relationshipName : field.name)?.toLowerCase() === name.toLowerCase();

function graft(root: Branch, path: readonly string[], index: number, convert: Convert): void {
  let at = root;
  for (const name of path.slice(0, -1)) {
    const next = at.branches.get(name) ?? { leaves: [], branches: new Map() };
    at.branches.set(name, next);
    at = next;
  }
  at.leaves.push({ name: path.at(-1)!, index, convert });
}

function build(branch: Branch, cells: readonly string[]): Row {
  const row: Record<string, unknown> = {};
  for (const { name, index, convert } of branch.leaves) {
    const text = cells[index] ?? '';
    row[name] = text === '' ? null : convert(text);
  }
  for (const [name, below] of branch.branches) {
    row[name] = isEmpty(below, cells) ? null : build(below, cells);
  }
  return row;
}

const isEmpty = (branch: Branch, cells: readonly string[]): boolean =>
  branch.leaves.every(({ index }) => (cells[index] ?? '') === '') &&
  [...branch.branches.values()].every((below) => isEmpty(below, cells));
