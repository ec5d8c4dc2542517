// SPDX-License-Identifier: Apache-2.0
import type { ColumnMetaData } from 'hyparquet';
import { createPageOpener, type ColumnPage, type ColumnPages } from './columnPages.ts';
import type { FileBuffer } from './fileBuffer.ts';
import {
  decodeDictionary,
  decodePage,
  rowsOfPage,
  type ColumnDecoder,
  type Entries,
  type PageCells,
} from './pageCells.ts';
import type { RowRange } from './parquetFile.ts';
import { isTextEntries } from './textEntries.ts';

/** `count` cells from `first` on. */
export type CellRun = { readonly cells: PageCells; readonly first: number; readonly count: number };

/** Reads a column forwards; backwards it has to begin at the start of a row group. */
export type ColumnReader = {
  /** Hands out the cells of rows within one row group, piece by piece; each is gone when `take` has ended. */
  read(range: RowRange, take: (run: CellRun) => void): Promise<void>;
};

/** A column within a row group. */
export type ColumnChunk = RowRange & { readonly chunk: ColumnMetaData; readonly decoder: ColumnDecoder };

/** Of a column without children. Pages without a row that is asked for are passed as they are, compressed. */
export function createColumnReader(file: FileBuffer, chunkOf: (row: number) => ColumnChunk): ColumnReader {
  const openPages = createPageOpener(file);
  let place: Place | undefined;
  return {
    async read({ rowStart, rowEnd }, take) {
      if (!place || rowStart < place.rowStart || rowStart >= place.chunk.rowEnd) {
        const chunk = chunkOf(rowStart);
        place = startOf(chunk, openPages(chunk.chunk));
      }
      for (let row = rowStart; row < rowEnd; row = Math.min(place.rowEnd, rowEnd)) {
        while (place.rowEnd <= row) {
          release(place);
          place = nextPlace(place);
        }
        const count = Math.min(place.rowEnd, rowEnd) - row;
        take({ cells: cellsAt(place), first: row - place.rowStart, count });
      }
    },
  };
}

/** Of a column that the file lacks: nothing but nulls. */
export const ABSENT_COLUMN: ColumnReader = {
  async read({ rowStart, rowEnd }, take) {
    const count = rowEnd - rowStart;
    take({ cells: { entryOf: new Uint32Array(count), entries: [] }, first: 0, count });
  },
};

/** Values of a whole row group. */
export type GroupValues = RowRange & { readonly values: ArrayLike<unknown> };

/** Of a column in any form, whose values are read a row group at a time. */
export function createValueReader(readGroup: (row: number) => Promise<GroupValues>): ColumnReader {
  let group: (RowRange & { readonly cells: PageCells }) | undefined;
  return {
    async read({ rowStart, rowEnd }, take) {
      if (!group || rowStart < group.rowStart || rowStart >= group.rowEnd)
        group = cellsOfGroup(await readGroup(rowStart));
      take({ cells: group.cells, first: rowStart - group.rowStart, count: rowEnd - rowStart });
    },
  };
}

function cellsOfGroup({ rowStart, rowEnd, values }: GroupValues): RowRange & { readonly cells: PageCells } {
  const entries = Array.from(values);
  const entryOf = entries.map((value, i) => (value === null || value === undefined ? 0 : i + 1));
  return { rowStart, rowEnd, cells: { entryOf, entries } };
}

/** A data page of a column chunk: its rows of the file. No rows: the chunk's start. */
type Place = RowRange & {
  readonly chunk: ColumnChunk;
  readonly pages: ColumnPages;
  readonly dictionary: Entries | undefined;
  readonly page: ColumnPage | undefined;
  cells: PageCells | undefined;
};

function startOf(chunk: ColumnChunk, pages: ColumnPages): Place {
  const { rowStart } = chunk;
  return { rowStart, rowEnd: rowStart, chunk, pages, dictionary: undefined, page: undefined, cells: undefined };
}

function nextPlace(place: Place): Place {
  const { chunk, pages, rowEnd } = place;
  const page = pages.next();
  if (!page) throw new Error(`a column ends behind row ${rowEnd}, its row group behind row ${chunk.rowEnd}`);
  if (page.header.type === 'DICTIONARY_PAGE') return { ...place, dictionary: decodeDictionary(page, chunk.decoder) };
  if (page.header.type === 'INDEX_PAGE') return place;
  return { ...place, rowStart: rowEnd, rowEnd: rowEnd + rowsOfPage(page.header), page, cells: undefined };
}

/** Lets go the bytes of a page, large as it is, before the garbage collector would: it looks after them late. */
function release({ cells, dictionary }: Place): void {
  if (!cells || cells.entries === dictionary || !isTextEntries(cells.entries)) return;
  structuredClone(undefined, { transfer: [cells.entries.bytes.buffer as ArrayBuffer] });
}

function cellsAt(place: Place): PageCells {
  const { page, chunk, dictionary } = place;
  if (!page) throw new Error('no page was read');
  return (place.cells ??= decodePage(page, chunk.decoder, dictionary));
}
