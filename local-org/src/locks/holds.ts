// SPDX-License-Identifier: Apache-2.0

/** From when until when a transaction holds its rows; what it waited counts, as others queue behind it. */
export type Hold = { readonly from: number; readonly until: number; readonly isLane: boolean };

/** Which rows were held when. */
export interface Holds {
  add(rows: Iterable<string>, hold: Hold): void;
  /** When the last of these rows is let go that is held at a time; 0: none is. `byLanes`: what others hold is over. */
  heldUntil(rows: readonly string[], time: number, byLanes: boolean): number;
  /** Forgets, now and then, what ended before a time: nobody asks any more for what was held before it. */
  forget(before: () => number): void;
}

/** Rows that are kept before it is worth the while to look for old ones. */
const FEW = 20_000;

export function createHolds(): Holds {
  const byRow = new Map<string, Hold[]>();
  let most = FEW;
  return {
    add(rows, hold) {
      for (const row of rows) {
        const others = byRow.get(row);
        if (others === undefined) byRow.set(row, [hold]);
        else others.push(hold);
      }
    },
    heldUntil(rows, time, byLanes) {
      let latest = 0;
      for (const row of rows)
        for (const { from, until, isLane } of byRow.get(row) ?? [])
          if (from <= time && time < until && until > latest && (isLane || !byLanes)) latest = until;
      return latest;
    },
    forget(before) {
      if (byRow.size <= most) return;
      const time = before();
      for (const [row, all] of byRow) {
        const left = all.filter(({ until }) => until > time);
        if (left.length === 0) byRow.delete(row);
        else if (left.length < all.length) byRow.set(row, left);
      }
      most = Math.max(FEW, byRow.size * 2);
    },
  };
}
