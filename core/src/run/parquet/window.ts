// SPDX-License-Identifier: Apache-2.0
import type { CellRun } from './columnReader.ts';
import type { RowRange } from './parquetFile.ts';

/** So many rows are read at once, so that memory doesn't depend on how a file was written. */
export const WINDOW_ROWS = 16_384;

/** Parts of row groups, of at most WINDOW_ROWS rows. */
export function* windowsOf(rowGroups: readonly RowRange[]): Generator<RowRange> {
  for (const { rowStart, rowEnd } of rowGroups) {
    for (let start = rowStart; start < rowEnd; start += WINDOW_ROWS) {
      yield { rowStart: start, rowEnd: Math.min(start + WINDOW_ROWS, rowEnd) };
    }
  }
}

/** Which entry each row of a window holds. Entry 0 is null; what repeats in a dictionary is one entry. */
export type WindowEntries = {
  readonly entryOf: Uint32Array;
  /** Adds rows; answers the places that entries from `least` to `most` (from 1) get: theirs plus `shift`. */
  append(run: CellRun): { readonly least: number; readonly most: number; readonly shift: number };
  clear(): void;
};

export function createWindowEntries(): WindowEntries {
  const entryOf = new Uint32Array(WINDOW_ROWS);
  let rows = 0;
  let entries = 1;
  return {
    entryOf,
    append({ cells, first, count }) {
      const { least, most } = boundsOf(cells.entryOf, first, first + count);
      const shift = entries - least;
      for (let cell = first; cell < first + count; cell++) {
        const entry = cells.entryOf[cell] ?? 0;
        entryOf[rows++] = entry === 0 ? 0 : entry + shift;
      }
      entries += most - least + 1;
      return { least, most, shift };
    },
    clear() {
      rows = 0;
      entries = 1;
    },
  };
}

/** The least and the largest entry that is not null; nothing between them where there is none. */
function boundsOf(
  entryOf: ArrayLike<number>,
  from: number,
  to: number,
): { readonly least: number; readonly most: number } {
  let least = Infinity;
  let most = 0;
  for (let cell = from; cell < to; cell++) {
    const entry = entryOf[cell] ?? 0;
    if (entry !== 0 && entry < least) least = entry;
    if (entry > most) most = entry;
  }
  return most === 0 ? { least: 1, most: 0 } : { least, most };
}

/** An array with room for this entry, holding what the other holds. */
export function withRoom<T extends Uint8Array | Uint32Array | Float64Array>(array: T, entry: number): T {
  if (entry < array.length) return array;
  const larger = new (array.constructor as new (size: number) => T)(Math.max(2 * array.length, entry + 1));
  larger.set(array);
  return larger;
}
