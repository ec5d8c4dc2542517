// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { ChurnError } from './churnError.ts';

/** Waits so many milliseconds; throws the signal's reason as soon as it is aborted. */
export async function waitUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await pause(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}

/** The same, but answers false where the signal's reason is that time is over; any other goes on as an error. */
export async function waitWhileTimeIsLeft(wait: number, signal: AbortSignal): Promise<boolean> {
  try {
    await waitUnlessAborted(wait, signal);
    return true;
  } catch (error) {
    if (error instanceof ChurnError && error.code === 'timed_out') return false;
    throw error;
  }
}
