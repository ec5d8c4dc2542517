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

/** One batch of the platform: nothing of the same job runs beside it. */
const BATCH_ROWS = 10_000;

/** So many jobs a further try may take at most; and rows that are so few that they are spread over them. */
const SPREAD_JOBS = 8;
const FEW_ROWS = SPREAD_JOBS * 200;

/**
 * Rows of a job, after so many tries. A lock fails the whole chunk of 200 that it is in: from the third try on, few rows
 * are spread over small jobs, so that after some tries the locked ones are alone.
 */
export function jobRowsAfter(made: number, rows: number): number {
  return made < 2 || rows > FEW_ROWS ? BATCH_ROWS : Math.ceil(rows / SPREAD_JOBS);
}

/** Milliseconds to wait after so many tries. `random`: from 0 up to 1. */
export function waitAfter(made: number, { firstWait, longestWait }: Patience, random: number): number {
  return Math.min(longestWait, firstWait * 2 ** (made - 1)) * (0.5 + random / 2);
}
