// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import { watchDeadline } from '../../src/loadRisks/deadline.ts';

test('ends the load when only the reserve is left', async () => {
  const { signal } = watchDeadline(1_050, 1_000);
  expect(signal.aborted).toBe(false);

  await wait(80);

  expect(signal.reason).toMatchObject({ code: 'timed_out' });
});

test('that is in the past ends it at once', async () => {
  const { signal } = watchDeadline(500, 1_000);

  await wait(5);

  expect(signal.aborted).toBe(true);
});

test('is not watched any more once it is stopped', async () => {
  const deadline = watchDeadline(20, 0);
  deadline.stop();

  await wait(40);

  expect(deadline.signal.aborted).toBe(false);
});
