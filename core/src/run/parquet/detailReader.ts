// SPDX-License-Identifier: Apache-2.0
import type { SchemaTree } from 'hyparquet';
import type { DetailCells } from '../row.ts';
import { listSpelling } from './listSpelling.ts';
import { numberSpelling } from './numberSpelling.ts';
import type { ParquetFile, RowGroup, RowRange } from './parquetFile.ts';

/**
 * Reads the expensive columns of these rows (from 1, ascending) and gives the cells of the row at an index of them.
 * Texts are decoded when they are asked for: those of a whole row group would crowd the memory.
 */
export type DetailReader = (rows: readonly number[]) => Promise<(index: number) => DetailCells>;

/** What writers usually make a data page, before compression. */
const PAGE_BYTES = 1024 * 1024;

/** Only pages that hold a wanted row are decompressed, and only wanted rows are decoded. */
export function createDetailReader(file: ParquetFile): DetailReader {
  const driversOf = listSpelling(file.column('drivers'));
  const baseOf = numberSpelling(file.column('base_value'));
  const otherOf = numberSpelling(file.column('other_contribution'));
  const gapsOf = listSpelling(file.column('data_gaps'));
  const isNested = [file.column('drivers'), file.column('data_gaps')].some(hasChildren);

  return async (rows) => {
    const stored: StoredDetail[] = [];
    for (const { range, wanted } of planReads(file, rows, isNested)) {
      const drivers = await file.read('drivers', range);
      const bases = await file.read('base_value', range);
      const others = await file.read('other_contribution', range);
      const gaps = await file.read('data_gaps', range);
      for (const row of wanted) {
        const i = row - 1 - range.rowStart;
        stored.push({ drivers: drivers[i], base: bases[i], other: others[i], gaps: gaps[i] });
      }
    }
    return (index) => {
      const detail = stored[index];
      return {
        drivers: driversOf(detail?.drivers),
        baseValue: baseOf(detail?.base),
        otherContribution: otherOf(detail?.other),
        gaps: gapsOf(detail?.gaps),
      };
    };
  };
}

/** The expensive cells of a row as they lie in the file. */
type StoredDetail = {
  readonly drivers: unknown;
  readonly base: unknown;
  readonly other: unknown;
  readonly gaps: unknown;
};

type PlannedRead = { readonly range: RowRange; readonly wanted: readonly number[] };

/** Joins rows to ranges that are read at once: those that probably share a page. */
function* planReads(file: ParquetFile, rows: readonly number[], isNested: boolean): Generator<PlannedRead> {
  let next = 0;
  for (const group of file.rowGroups) {
    const gap = isNested ? Infinity : rowsPerPage(group);
    while (next < rows.length && (rows[next] ?? 0) <= group.rowEnd) {
      const first = next;
      next++;
      while (next < rows.length && isNear(rows[next - 1], rows[next], gap, group)) next++;
      const wanted = rows.slice(first, next);
      const range = { rowStart: (wanted[0] ?? 1) - 1, rowEnd: wanted.at(-1) ?? 0 };
      // without page index, hyparquet decodes a nested column chunk as a whole, and keeps it for the next range in it
      yield { range: isNested ? group : range, wanted };
    }
  }
}

function isNear(row = 0, following = 0, gap: number, group: RowRange): boolean {
  return following <= group.rowEnd && following - row <= gap;
}

function rowsPerPage({ rowStart, rowEnd, driversBytes }: RowGroup): number {
  const pages = Math.max(driversBytes / PAGE_BYTES, 1);
  return Math.ceil((rowEnd - rowStart) / pages);
}

function hasChildren(column: SchemaTree | undefined): boolean {
  return column !== undefined && column.children.length > 0;
}
