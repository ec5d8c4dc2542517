// SPDX-License-Identifier: Apache-2.0
import type { OutlineWindow } from './outlineWindow.ts';

/**
 * Rows of a window that follow each other: those of one account, and the faulty ones behind them (and before the first
 * account).
 */
export type AccountRows = {
  readonly start: number;
  readonly end: number;
  /** The hash of the account's key; zeros where all rows are faulty. */
  readonly high: number;
  readonly low: number;
  readonly hasFaults: boolean;
  /** The highest score; -1 where all rows are faulty. */
  readonly mostMicros: number;
};

/** Cuts a window into accounts, without looking at texts. */
export function* accountRowsOf(window: OutlineWindow): Generator<AccountRows> {
  const { accountKey, probabilityMicros } = window.columns;
  const { entryOf } = accountKey.keys;
  const { hashes } = accountKey;
  let start = 0;
  let high = 0;
  let low = 0;
  let hasFaults = false;
  let mostMicros = -1;
  for (let row = 0; row < window.rows; row++) {
    if (!window.isSound(row)) {
      hasFaults = true;
      continue;
    }
    const entry = entryOf[row] ?? 0;
    const rowHigh = hashes.high[entry] ?? 0;
    const rowLow = hashes.low[entry] ?? 0;
    if ((rowHigh !== high || rowLow !== low) && low !== 0) {
      yield { start, end: row, high, low, hasFaults, mostMicros };
      start = row;
      hasFaults = false;
      mostMicros = -1;
    }
    high = rowHigh;
    low = rowLow;
    mostMicros = Math.max(mostMicros, probabilityMicros.numberAt(row) ?? -1);
  }
  if (window.rows > 0) yield { start, end: window.rows, high, low, hasFaults, mostMicros };
}
