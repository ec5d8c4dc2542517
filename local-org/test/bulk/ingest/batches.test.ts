// SPDX-License-Identifier: Apache-2.0
import { createSwitchboard } from 'local-faults';
import { enterChunk, openBatchLanes } from '../../../src/bulk/ingest/batches.ts';
import type { IngestJob } from '../../../src/bulk/job.ts';
import { createLocks } from '../../../src/locks/locks.ts';

const locks = () => createLocks({ onEnd: () => undefined }, { now: () => new Date(0) }, createSwitchboard([]));

const aJob = (progress: Partial<IngestJob>): IngestJob =>
  ({ processed: 400, retries: 3, batchRetries: 2, batchLockFailures: 0, ...progress }) as IngestJob;

describe('a chunk', () => {
  test('goes on with its batch while few rows have failed by locks', () => {
    expect(enterChunk(aJob({ batchLockFailures: 100 }))).toEqual({
      retries: 3,
      batchRetries: 2,
      batchLockFailures: 100,
    });
  });

  test('waits for the next go of its batch when more than 100 have', () => {
    expect(enterChunk(aJob({ batchLockFailures: 101 }))).toEqual({ retries: 4, batchRetries: 3, batchLockFailures: 0 });
  });

  test('is not saved any more after 20 goes', () => {
    expect(enterChunk(aJob({ batchRetries: 20, batchLockFailures: 200 }))).toBeUndefined();
  });

  test('of a new batch has nothing to do with the trouble of the one before', () => {
    const job = aJob({ processed: 10_000, batchRetries: 20, batchLockFailures: 200 });

    expect(enterChunk(job)).toEqual({ retries: 3, batchRetries: 0, batchLockFailures: 0 });
  });
});

describe('batches', () => {
  test('have a lane each, until all ten are taken; then the lane that is free first', () => {
    const lanes = openBatchLanes(locks());
    const used = Array.from({ length: 10 }, (_, batch) => {
      const lane = lanes.laneOf(batch * 10_000, false);
      lane.time += batch === 4 ? 1000 : 2000;
      return lane;
    });

    const next = lanes.laneOf(100_000, false);

    expect(new Set(used).size).toBe(10);
    expect(next).toBe(used[4]);
  });

  test('stay in their lane, and wait for a minute when they are tried again', () => {
    const lanes = openBatchLanes(locks());
    const first = lanes.laneOf(0, false);
    first.time += 2000;

    const again = lanes.laneOf(200, true);

    expect([again === first, again.time]).toEqual([true, 62_000]);
  });
});
