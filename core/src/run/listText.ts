// SPDX-License-Identifier: Apache-2.0

/**
 * The list of a cell that holds a list or its JSON text; empty for null and for an empty text; undefined for anything else.
 */
export function parseListText(cell: unknown): readonly unknown[] | undefined {
  if (cell === null || cell === undefined || cell === '') return [];
  const value = typeof cell === 'string' ? parseJson(cell) : cell;
  if (value === null) return [];
  return Array.isArray(value) ? value : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
