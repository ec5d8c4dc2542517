// SPDX-License-Identifier: Apache-2.0
import type { Column, DetailCells } from '../row.ts';
import type { ColumnReader } from './columnReader.ts';
import { listSpelling } from './listSpelling.ts';
import { valueAt } from './numberColumn.ts';
import { numberSpelling } from './numberSpelling.ts';
import type { ParquetFile, RowRange } from './parquetFile.ts';

/**
 * Reads the expensive columns of these rows (from 1, ascending) and gives the cells of the row at an index of them.
 * Pages without such a row stay compressed; texts are decoded when they are asked for.
 */
export type DetailReader = (rows: readonly number[]) => Promise<(index: number) => DetailCells>;

export function createDetailReader(file: ParquetFile): DetailReader {
  const drivers = createCellReader(file, 'drivers', listSpelling(file.column('drivers')));
  const bases = createCellReader(file, 'base_value', numberSpelling(file.column('base_value')));
  const others = createCellReader(file, 'other_contribution', numberSpelling(file.column('other_contribution')));
  const gaps = createCellReader(file, 'data_gaps', listSpelling(file.column('data_gaps')));
  return async (rows) => {
    const ranges = [...rangesOf(rows, file.rowGroups)];
    const driversAt = await drivers(ranges);
    const baseAt = await bases(ranges);
    const otherAt = await others(ranges);
    const gapsAt = await gaps(ranges);
    return (index) => ({
      drivers: driversAt(index),
      baseValue: baseAt(index),
      otherContribution: otherAt(index),
      gaps: gapsAt(index),
    });
  };
}

type CellReader<T> = (ranges: readonly RowRange[]) => Promise<(index: number) => T>;

/** Keeps what was read as the file holds it, until it is asked for. Bytes are copied: those of a page are soon gone. */
function createCellReader<T>(file: ParquetFile, name: Column, spell: (value: unknown) => T): CellReader<T> {
  const reader: ColumnReader = file.openColumn(name);
  return async (ranges) => {
    const stored: unknown[] = [];
    for (const range of ranges) {
      await reader.read(range, ({ cells, first, count }) => {
        for (let cell = first; cell < first + count; cell++) {
          const entry = cells.entryOf[cell] ?? 0;
          const value = entry === 0 ? null : valueAt(cells.entries, entry - 1);
          stored.push(value instanceof Uint8Array ? Buffer.from(value) : value);
        }
      });
    }
    return (index) => spell(stored[index]);
  };
}

/** Joins rows that follow each other within a row group. */
function* rangesOf(rows: readonly number[], rowGroups: readonly RowRange[]): Generator<RowRange> {
  let next = 0;
  for (const { rowEnd: groupEnd } of rowGroups) {
    while (next < rows.length && (rows[next] ?? 0) <= groupEnd) {
      const rowStart = (rows[next] ?? 1) - 1;
      let rowEnd = rowStart + 1;
      next++;
      while (rowEnd < groupEnd && rows[next] === rowEnd + 1) {
        rowEnd++;
        next++;
      }
      yield { rowStart, rowEnd };
    }
  }
}
