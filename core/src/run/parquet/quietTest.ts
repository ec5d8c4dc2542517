// SPDX-License-Identifier: Apache-2.0
import type { KeyHashes } from '../keyHash.ts';
import { createKeySet } from '../keySet.ts';
import type { QuietAccounts } from '../prediction.ts';
import type { AccountRows } from './accountRows.ts';
import type { OutlineWindow } from './outlineWindow.ts';

/** Tells the accounts of a window that nobody needs to see. */
export function createQuietTest(
  { columns }: OutlineWindow,
  quiet: QuietAccounts | undefined,
): (account: AccountRows) => boolean {
  if (quiet === undefined) return () => false;
  const loud = createKeySet(0);
  for (const accountId of quiet.butNot) loud.add(accountId);
  const { keys, hashes } = columns.renewalKey;
  return (account) =>
    !account.hasFaults &&
    account.mostMicros < quiet.belowMicros &&
    !loud.hasHash(account.high, account.low) &&
    !mayNameOneTwice(account, keys.entryOf, hashes);
}

/** Up to so many rows each is held against each. */
const FEW_ROWS = 16;

/** Whether two rows may have one renewal key, going by halves of its hash: such rows are looked at as a whole. */
function mayNameOneTwice({ start, end }: AccountRows, entryOf: Uint32Array, { high }: KeyHashes): boolean {
  if (end - start > FEW_ROWS) {
    const halves = entryOf.slice(start, end).map((entry) => high[entry] ?? 0);
    return halves.sort().some((half, i) => half === halves[i - 1]);
  }
  for (let row = start + 1; row < end; row++) {
    const half = high[entryOf[row] ?? 0];
    for (let other = start; other < row; other++) if (high[entryOf[other] ?? 0] === half) return true;
  }
  return false;
}
