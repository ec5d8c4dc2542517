// SPDX-License-Identifier: Apache-2.0

/** How long rows are sent again that failed for a reason that passes, such as a lock. */
export type Patience = {
  /** How often a row is sent in all. */
  readonly tries: number;
  /** Milliseconds: the wait before the second try, which doubles with each, and the longest. Half of each is random. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** Milliseconds: no try begins later than so long after the first one ended. */
  readonly time: number;
};

/** The platform itself has waited ten seconds for a lock, and repeated the batch, before it says so. */
export const DEFAULT_PATIENCE: Patience = { tries: 8, firstWait: 2_000, longestWait: 60_000, time: 10 * 60_000 };

/** Milliseconds to wait after so many tries. `random`: from 0 up to 1. */
export function waitAfter(made: number, { firstWait, longestWait }: Patience, random: number): number {
  return Math.min(longestWait, firstWait * 2 ** (made - 1)) * (0.5 + random / 2);
}
