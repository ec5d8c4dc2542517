// SPDX-License-Identifier: Apache-2.0
import { ChurnError, type LoadReport } from '@churn-risk/core/load';

/** How a load ended, whichever way. */
export type LoadEnding = {
  readonly dryRun: boolean;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** As far as the load got; undefined where it ended before it had read run and org. */
  readonly report: LoadReport | undefined;
  /** Why it did not come to its end. */
  readonly failure: LoadFailure | undefined;
  /** The command that goes on with the load; undefined where there is nothing to go on with. */
  readonly goOn: string | undefined;
};

export type LoadFailure = { readonly code: string; readonly message: string; readonly next: string };

/** What is known of a load the moment it has ended. */
export type EndedLoad = Pick<LoadEnding, 'dryRun' | 'startedAt' | 'report' | 'goOn'> & { readonly error?: unknown };

export function endingOf({ error, ...ended }: EndedLoad): LoadEnding {
  return { ...ended, endedAt: new Date(), failure: error === undefined ? undefined : failureOf(error) };
}

function failureOf(error: unknown): LoadFailure {
  if (error instanceof ChurnError) return { code: error.code, message: error.message, next: error.next };
  return { code: 'unexpected', message: error instanceof Error ? error.message : String(error), next: '' };
}

export function secondsOf({ startedAt, endedAt }: LoadEnding): number {
  return (endedAt.getTime() - startedAt.getTime()) / 1000;
}
