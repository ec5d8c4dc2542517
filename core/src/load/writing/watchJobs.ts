// SPDX-License-Identifier: Apache-2.0
import type { IngestProgress } from '../ports.ts';

/** Adds up the progress of several jobs, one after the other. */
export type JobWatch = {
  see(progress: IngestProgress): void;
  /** A try has ended: so many rows have failed in all and are not sent again. */
  settle(failed: number): void;
};

/** A row that failed and is sent again counts as neither written nor failed. */
export function watchJobs(tell: (progress: { readonly written: number; readonly failed: number }) => void): JobWatch {
  const written = new Map<string, number>();
  const failedNow = new Map<string, number>();
  let failedBefore = 0;
  const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
  const tellAll = (): void => tell({ written: sum(written), failed: failedBefore + sum(failedNow) });
  return {
    see: ({ jobId, processed, failed }) => {
      written.set(jobId, processed - failed);
      failedNow.set(jobId, failed);
      tellAll();
    },
    settle: (failed) => {
      failedNow.clear();
      failedBefore = failed;
      tellAll();
    },
  };
}
