// SPDX-License-Identifier: Apache-2.0
import { findModelRun, type HeldLock, type LockPort } from '../../src/modelRun/index.ts';
import { aStart } from './aStart.ts';

const older = aStart({ clusterId: 'j-1' });
const newer = aStart({
  triggerId: 'manual-2',
  runId: 'churn-2026-manual-2',
  clusterId: 'j-2',
  takenAt: '2026-01-03T03:00:00.000Z',
});

function locksOf(...starts: readonly HeldLock['start'][]): LockPort {
  const held = starts.map((start) => ({ start, version: '1' }));
  return {
    read: async (triggerId) => held.find(({ start }) => start.triggerId === triggerId),
    create: async () => undefined,
    replace: async () => undefined,
    list: async function* () {
      yield* held;
    },
  };
}

test('the newest run is the one that was taken up last', async () => {
  expect(await findModelRun({ latest: true }, locksOf(older, newer))).toBe(newer);
  expect(await findModelRun({ latest: true }, locksOf(newer, older))).toBe(newer);
});

test.each([['manual-2'], ['churn-2026-manual-2'], ['j-2']])('a run is found by %s', async (id) => {
  expect(await findModelRun({ id }, locksOf(older, newer))).toBe(newer);
});

test('an id that nothing has is told, and what to give instead', async () => {
  await expect(findModelRun({ id: '../x' }, locksOf(older))).rejects.toMatchObject({
    code: 'run_not_found',
    message: 'No model run, trigger or cluster "../x" is known here.',
  });
  await expect(findModelRun({ latest: true }, locksOf())).rejects.toMatchObject({
    code: 'run_not_found',
    message: 'No model run was ever started here.',
  });
});
