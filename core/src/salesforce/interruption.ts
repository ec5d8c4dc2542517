// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import { ChurnError } from '../churnError.ts';

/** What an aborted signal means: its reason where that is a ChurnError, else `timed_out` or `interrupted`. */
export function interruption(signal: AbortSignal): ChurnError {
  const reason: unknown = signal.reason;
  if (reason instanceof ChurnError) return reason;
  if ((reason as Error | undefined)?.name === 'TimeoutError') {
    return new ChurnError('timed_out', 'The time given for the work in Salesforce is over.', 'Run the same again.', {
      cause: reason,
    });
  }
  return new ChurnError('interrupted', 'The work in Salesforce was interrupted.', 'Run the same again.', {
    cause: reason,
  });
}

/** Waits so many milliseconds; throws `interruption` as soon as the signal is aborted. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, signal ? { signal } : {});
  } catch (error) {
    if (signal?.aborted) throw interruption(signal);
    throw error;
  }
}
