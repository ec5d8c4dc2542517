// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '@churn-risk/core/load';

/** Time to give up the lease and to write the report. */
export const RESERVE_MS = 30_000;

export type Deadline = {
  /** Aborted with `timed_out` when only the reserve is left. */
  readonly signal: AbortSignal;
  stop(): void;
};

/** `remaining`: milliseconds until the Lambda is ended from outside. */
export function watchDeadline(remaining: number, reserve: number = RESERVE_MS): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(timeIsOver()), Math.max(0, remaining - reserve));
  return { signal: controller.signal, stop: () => clearTimeout(timer) };
}

function timeIsOver(): ChurnError {
  return new ChurnError(
    'timed_out',
    "The function's time was over before the load was done. Jobs in Salesforce go on by themselves.",
    'Nothing is to be done: the load goes on where it ended when the event is delivered again.',
  );
}
