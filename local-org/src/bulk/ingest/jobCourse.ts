// SPDX-License-Identifier: Apache-2.0
import type { Switchboard } from 'local-faults';
import { jobAborted } from '../../faults/jobAborted.ts';
import { jobDeleted } from '../../faults/jobDeleted.ts';
import { FAILURE_TEXTS, jobFails } from '../../faults/jobFails.ts';
import { slowQueue } from '../../faults/slowQueue.ts';
import type { IngestJob } from '../job.ts';

/** What is going to happen to a job besides its work. */
export type JobCourse = {
  /** Milliseconds, on top of those that the queue takes anyway. */
  readonly queue: number;
  /** Ends the job when so many of its rows are processed, provided that it has more. */
  readonly end: { readonly rows: number; readonly as: JobEnd } | undefined;
  readonly deleted: 'queue' | 'end' | undefined;
};

export type JobEnd = Pick<IngestJob, 'state' | 'errorMessage'>;

/** Asks the faults of jobs once, when a job is taken up; the first that strikes counts. */
export function foreseeCourse(faults: Pick<Switchboard, 'inForce'>, { object, operation }: IngestJob): JobCourse {
  const told = { object, operation };
  const queue = faults.inForce(slowQueue).find((fault) => fault.strikes(told));
  const fails = faults.inForce(jobFails).find((fault) => fault.strikes(told));
  const aborted = faults.inForce(jobAborted).find((fault) => fault.strikes(told));
  const deleted = faults.inForce(jobDeleted).find((fault) => fault.strikes(told));
  return {
    queue: queue?.options.milliseconds ?? 0,
    end:
      (fails && {
        rows: fails.options.rows,
        as: { state: 'Failed', errorMessage: FAILURE_TEXTS[fails.options.reason] },
      }) ??
      (aborted && { rows: aborted.options.rows, as: { state: 'Aborted' } }),
    deleted: deleted?.options.at,
  };
}
