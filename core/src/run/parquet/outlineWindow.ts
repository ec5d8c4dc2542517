// SPDX-License-Identifier: Apache-2.0
import { renewalDayFromNumber } from '../day.ts';
import type { OutlineCells } from '../row.ts';
import { createOutlineColumns, type OutlineColumns } from './outlineColumns.ts';
import type { ParquetFile, RowRange } from './parquetFile.ts';
import type { NumberColumn } from './numberColumn.ts';
import { UNSOUND, type TextColumn } from './textColumn.ts';
import { WINDOW_ROWS } from './window.ts';

/** The cheap cells of a window of rows, which are counted from 0 within it. What it says is good until the next `read`. */
export type OutlineWindow = {
  read(range: RowRange): Promise<void>;
  readonly rows: number;
  readonly rowStart: number;
  /** False: a check of the row's cells finds its fault, or that there is none after all. */
  isSound(row: number): boolean;
  cellsOf(row: number): OutlineCells;
  readonly columns: OutlineColumns;
};

export function createOutlineWindow(file: ParquetFile): OutlineWindow {
  const columns = createOutlineColumns(file);
  const { accountKey, renewalKey, product, renewalDay, valueCents, segment, probabilityMicros } = columns;
  const readers = [
    { column: accountKey.keys, reader: file.openColumn('account_key') },
    { column: renewalKey.keys, reader: file.openColumn('renewal_key') },
    { column: product, reader: file.openColumn('product') },
    { column: renewalDay, reader: file.openColumn('renewal_date') },
    { column: valueCents, reader: file.openColumn('renewal_value') },
    { column: segment, reader: file.openColumn('segment') },
    { column: probabilityMicros, reader: file.openColumn('churn_probability') },
  ];
  const faulty = new Uint8Array(WINDOW_ROWS);
  const dayText = createDayText();
  let range: RowRange = { rowStart: 0, rowEnd: 0 };
  return {
    async read(wanted) {
      range = wanted;
      faulty.fill(0);
      for (const { column, reader } of readers) {
        column.clear();
        await reader.read(range, (run) => column.append(run));
        markFaulty(faulty, column, range.rowEnd - range.rowStart);
      }
    },
    get rows() {
      return range.rowEnd - range.rowStart;
    },
    get rowStart() {
      return range.rowStart;
    },
    isSound: (row) => faulty[row] === 0,
    cellsOf: (row) => ({
      accountKey: accountKey.keys.textAt(row),
      renewalKey: renewalKey.keys.textAt(row),
      product: product.textAt(row),
      renewalDate: dayText(renewalDay.numberAt(row)),
      valueCents: valueCents.numberAt(row),
      segment: segment.textAt(row),
      probabilityMicros: probabilityMicros.numberAt(row),
    }),
    columns,
  };
}

function markFaulty(faulty: Uint8Array, { entryOf, soundness }: TextColumn | NumberColumn, rows: number): void {
  for (let row = 0; row < rows; row++) if (soundness[entryOf[row] ?? 0] === UNSOUND) faulty[row] = 1;
}

/** More than the days from 1900 to 2199. */
const MAX_KNOWN_DAYS = 150_000;

function createDayText(): (day: number | null) => string | null {
  const known = new Map<number, string>();
  return (day) => {
    if (day === null) return null;
    const seen = known.get(day);
    if (seen !== undefined) return seen;
    const text = renewalDayFromNumber(day);
    if (known.size < MAX_KNOWN_DAYS) known.set(day, text);
    return text;
  };
}
