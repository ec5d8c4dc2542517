// SPDX-License-Identifier: Apache-2.0
// A job's rows in batches that run beside each other. Bulk API 2.0 guide, "Understanding Bulk API 2.0 Ingest", and
// "General Guidelines for Data Loads" for what becomes of a batch that meets locks.
import type { Lane } from '../../locks/lanes.ts';
import type { Locks } from '../../locks/locks.ts';
import type { IngestJob } from '../job.ts';
import type { RowResult } from './saveChunk.ts';

/** How far a job's locks have brought it. */
export type LockTrouble = Pick<IngestJob, 'retries' | 'batchRetries' | 'batchLockFailures'>;

export const NO_LOCK_TROUBLE: LockTrouble = { retries: 0, batchRetries: 0, batchLockFailures: 0 };

/** In which lane a chunk is saved: batches take the lane that is free first. */
export interface BatchLanes {
  /** The lane of the batch that holds the row at this position. `isRetried`: the batch waits in the queue first. */
  laneOf(position: number, isRetried: boolean): Lane;
  close(): void;
}

const BATCH_SIZE = 10_000;
/** Batches of a job that run at once; how many the platform takes is documented nowhere. */
const LANES = 10;
/** Milliseconds of modelled time that a batch waits in the queue; documented nowhere either. */
const RETRY_WAIT = 60_000;
const MOST_RETRIES = 20;
/** Failures by locks that one go of a batch bears. */
const MOST_LOCK_FAILURES = 100;

export function openBatchLanes(locks: Locks): BatchLanes {
  const lanes = locks.openLanes(LANES);
  let batch = -1;
  let current = firstFree(lanes);
  return {
    laneOf(position, isRetried) {
      if (batchAt(position) !== batch) current = firstFree(lanes);
      batch = batchAt(position);
      if (isRetried) current.time += RETRY_WAIT;
      return current;
    },
    close: () => locks.closeLanes(lanes),
  };
}

/**
 * What a job's next chunk begins with: a new batch has no trouble yet, and one with too many failures is tried again.
 * Undefined: the batch was tried often enough, and the job has failed.
 */
export function enterChunk(job: IngestJob): LockTrouble | undefined {
  const { retries, batchRetries, batchLockFailures } = job;
  if (beginsBatch(job)) return { retries, batchRetries: 0, batchLockFailures: 0 };
  if (batchLockFailures <= MOST_LOCK_FAILURES) return { retries, batchRetries, batchLockFailures };
  if (batchRetries === MOST_RETRIES) return undefined;
  return { retries: retries + 1, batchRetries: batchRetries + 1, batchLockFailures: 0 };
}

/** Whether a job's next row is the first of a batch. */
export const beginsBatch = ({ processed }: Pick<IngestJob, 'processed'>): boolean => processed % BATCH_SIZE === 0;

export function tooManyLockFailures({ batchLockFailures }: LockTrouble): string {
  return `TooManyLockFailure : Too many lock failure ${batchLockFailures} Trying again later.`;
}

export function countLockFailures(results: readonly RowResult[]): number {
  const isLocked = ({ result }: RowResult): boolean =>
    !result.success && result.errors.some(({ statusCode }) => statusCode === 'UNABLE_TO_LOCK_ROW');
  return results.filter(isLocked).length;
}

const batchAt = (position: number): number => Math.floor(position / BATCH_SIZE);

function firstFree(lanes: readonly Lane[]): Lane {
  return lanes.reduce((first, lane) => (lane.time < first.time ? lane : first));
}
