// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../src/churnError.ts';
import { waitUnlessAborted, waitWhileTimeIsLeft } from '../src/waitUnlessAborted.ts';

const TIMED_OUT = new ChurnError('timed_out', 'The time is over.', 'Give more of it.');
const INTERRUPTED = new ChurnError('interrupted', 'Somebody stopped it.', 'Run it again.');

describe('waitUnlessAborted', () => {
  test('ends with the reason of a signal that comes while it waits', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(INTERRUPTED), 5);

    await expect(waitUnlessAborted(60_000, stop.signal)).rejects.toBe(INTERRUPTED);
  });

  test('does not begin where the signal came before', async () => {
    await expect(waitUnlessAborted(60_000, AbortSignal.abort(TIMED_OUT))).rejects.toBe(TIMED_OUT);
  });
});

describe('waitWhileTimeIsLeft', () => {
  test('tells whether the time was left', async () => {
    expect([
      await waitWhileTimeIsLeft(1, new AbortController().signal),
      await waitWhileTimeIsLeft(60_000, AbortSignal.abort(TIMED_OUT)),
    ]).toEqual([true, false]);
  });

  test('goes on with an interruption as an error', async () => {
    await expect(waitWhileTimeIsLeft(60_000, AbortSignal.abort(INTERRUPTED))).rejects.toBe(INTERRUPTED);
  });
});
