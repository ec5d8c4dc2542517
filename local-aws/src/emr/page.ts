// SPDX-License-Identifier: Apache-2.0

/** Lists are answered in pages of 50; the marker is the id of the last one told. */
export function takePage<Item extends { readonly id: string }>(
  items: readonly Item[],
  marker: string | undefined,
): { readonly items: readonly Item[]; readonly marker: string | undefined } {
  const start = marker === undefined ? 0 : items.findIndex(({ id }) => id === marker) + 1;
  const page = items.slice(start, start + PAGE);
  return { items: page, marker: start + PAGE < items.length ? page.at(-1)?.id : undefined };
}

const PAGE = 50;
