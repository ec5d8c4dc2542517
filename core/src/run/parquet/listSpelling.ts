// SPDX-License-Identifier: Apache-2.0
import type { SchemaTree } from 'hyparquet';
import { shortestOfFloat } from '../decimal.ts';

/** Gives the list of a value as the file holds it, or the bytes of its JSON text. */
export function listSpelling(column: SchemaTree | undefined): (value: unknown) => unknown {
  const floats = column ? floatFieldsOf(column) : [];
  if (floats.length === 0) return (value) => value;
  return (value) => (Array.isArray(value) ? value.map((item) => withShortFloats(item, floats)) : value);
}

/** The 32-bit numbers of a list of structs: list, element, fields. */
function floatFieldsOf(list: SchemaTree): readonly string[] {
  const fields = list.children[0]?.children[0]?.children ?? [];
  return fields.filter(({ element }) => element.type === 'FLOAT').map(({ element }) => element.name);
}

function withShortFloats(item: unknown, fields: readonly string[]): unknown {
  if (typeof item !== 'object' || item === null) return item;
  const entries = Object.entries(item);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      fields.includes(name) && typeof value === 'number' ? shortestOfFloat(value) : value,
    ]),
  );
}
