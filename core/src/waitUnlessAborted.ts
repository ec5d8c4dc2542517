// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';

/** Waits so many milliseconds; throws the signal's reason as soon as it is aborted. */
export async function waitUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await pause(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
