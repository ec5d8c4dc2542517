// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../src/churnError.ts';
import { interruption, pause } from '../../src/salesforce/interruption.ts';

test('a reason of our own is told as it is', () => {
  const reason = new ChurnError('timed_out', 'over', 'again');

  expect(interruption(AbortSignal.abort(reason))).toBe(reason);
});

test('a time limit of the platform is told as one', async () => {
  const signal = AbortSignal.timeout(1);

  await expect(pause(60_000, signal)).rejects.toMatchObject({ code: 'timed_out' });
});

test('any other reason is an interruption', async () => {
  const control = new AbortController();
  const waiting = pause(60_000, control.signal);
  control.abort();

  await expect(waiting).rejects.toMatchObject({ code: 'interrupted' });
});
