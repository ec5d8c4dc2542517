// SPDX-License-Identifier: Apache-2.0
import type { DetailCells, OutlineCells } from '../row.ts';

/** The cells of a line, or why there are none (`bad_row`), in words. */
export type TextRow = (OutlineCells & DetailCells) | { readonly damage: string };

export const NOT_UTF8: TextRow = { damage: 'the line is not UTF-8' };

/** What bytes that are no UTF-8 have become. In a block that holds some, a row with one is taken as damaged. */
export const REPLACEMENT_CHARACTER = '\uFFFD';

/** Gives rows in order, but blank lines only once a row follows them: at the end of a file they are none. */
export type BlankLines = { skip(): void; flush(rows: TextRow[]): void };

export function createBlankLines(): BlankLines {
  let waiting = 0;
  return {
    skip() {
      waiting++;
    },
    flush(rows) {
      for (; waiting > 0; waiting--) rows.push({ damage: 'the line is blank' });
    },
  };
}
