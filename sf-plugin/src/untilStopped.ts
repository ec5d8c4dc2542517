// SPDX-License-Identifier: Apache-2.0
import { toSfError } from './loadError.ts';
import { watchForStop, type StopTexts } from './stopSignal.ts';

/**
 * Does the work of a command under a watch for its stop.
 *
 * @throws SfError with the exit code of the fault
 */
export async function untilStopped<T>(
  minutes: number,
  texts: StopTexts,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const watch = watchForStop(minutes * 60_000, texts);
  try {
    return await work(watch.signal);
  } catch (error) {
    throw toSfError(error);
  } finally {
    watch.stop();
  }
}
