// SPDX-License-Identifier: Apache-2.0
import type { QuietAccount, QuietRows } from '../accountGathering.ts';
import { createOutlineCheck, type OutlineCheck } from '../outlineCheck.ts';
import type { QuietAccounts } from '../prediction.ts';
import { isFaulty, type FaultyRow, type RenewalRow } from '../row.ts';
import { accountRowsOf, type AccountRows } from './accountRows.ts';
import { createOutlineWindow, type OutlineWindow } from './outlineWindow.ts';
import type { ParquetFile } from './parquetFile.ts';
import { createQuietTest } from './quietTest.ts';
import { windowsOf } from './window.ts';

/**
 * Whole accounts in file order: a row for each of their rows or, where an account is quiet, only its place among
 * `quietRows`, which is good until the next stretch.
 */
export type Stretch = {
  readonly items: readonly StretchItem[];
  readonly quietRows: QuietRows;
};

export type StretchItem = RenewalRow | FaultyRow | QuietAccount;

/** A stretch ends when it has so many rows: what is let go while it is young costs little. */
const STRETCH_ROWS = 512;

/** Reads the cheap columns of a file; none of the accounts of another file goes on in it. */
export async function* readStretches(file: ParquetFile, quiet: QuietAccounts | undefined): AsyncGenerator<Stretch> {
  const window = createOutlineWindow(file);
  const quietRows = quietRowsOf(window, quiet);
  const isQuiet = createQuietTest(window, quiet);
  let stretch = createDraft(window);
  // the last account of a window may go on in the next one: it waits until all of it is there
  let waiting: AccountRows | undefined;
  for (const range of windowsOf(file.rowGroups)) {
    await window.read(range);
    for (const account of accountRowsOf(window)) {
      const goesOn = waiting !== undefined && isSame(account, waiting);
      const isLast = account.end === window.rows;
      if (!goesOn && (isLast || stretch.rows >= STRETCH_ROWS)) {
        yield { items: stretch.items, quietRows };
        stretch = createDraft(window);
      }
      if (isQuiet(account) && !isLast && !goesOn) stretch.addQuiet(account);
      else stretch.addRows(account);
      // faulty rows alone leave open whose rows follow them
      waiting = isLast ? (isNobodys(account) ? waiting : account) : undefined;
    }
  }
  yield { items: stretch.items, quietRows };
}

/** Whether rows at the start of a window belong to the last account of the window before. */
function isSame(account: AccountRows, last: AccountRows): boolean {
  return isNobodys(account) || (account.high === last.high && account.low === last.low);
}

/** Nothing but faulty rows. */
function isNobodys({ mostMicros }: AccountRows): boolean {
  return mostMicros < 0;
}

function createDraft(window: OutlineWindow) {
  const items: StretchItem[] = [];
  let check = createOutlineCheck();
  let rows = 0;
  return {
    items,
    addQuiet(account: AccountRows): void {
      items.push(account);
      // rows on both sides of it are no account that goes on
      check = createOutlineCheck();
    },
    addRows({ start, end }: AccountRows): void {
      for (let row = start; row < end; row++) items.push(rowOf(window, row, check));
      rows += end - start;
    },
    get rows() {
      return rows;
    },
  };
}

function rowOf(window: OutlineWindow, row: number, check: OutlineCheck): RenewalRow | FaultyRow {
  return check(window.rowStart + row + 1, window.cellsOf(row));
}

function quietRowsOf(window: OutlineWindow, quiet: QuietAccounts | undefined): QuietRows {
  const { renewalKey, probabilityMicros } = window.columns;
  return {
    renewalHashes: renewalKey.hashes,
    renewalEntryOf: renewalKey.keys.entryOf,
    pass({ start, end }) {
      for (let row = start; row < end; row++) quiet?.onScore(probabilityMicros.numberAt(row) ?? 0);
    },
    recall({ start, end }) {
      const check = createOutlineCheck();
      return Array.from({ length: end - start }, (_, i) => {
        const row = rowOf(window, start + i, check);
        if (isFaulty(row)) throw new TypeError('a row of a quiet account has a fault');
        return row;
      });
    },
  };
}
