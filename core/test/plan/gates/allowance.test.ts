// SPDX-License-Identifier: Apache-2.0
import { judgeAllowance } from '../../../src/plan/gates/allowance.ts';
import type { LimitFigures } from '../../../src/plan/index.ts';
import { someFigures } from './someFigures.ts';

const CALLS: LimitFigures = { what: 'API calls', needed: 40, remaining: 5_000, max: 10_000 };
const judge = (limits: readonly LimitFigures[], keptPercent?: number) =>
  judgeAllowance(someFigures({ allowance: { limits, keptPercent } }));
const calls = (over: Partial<LimitFigures>): LimitFigures => ({ ...CALLS, ...over });

test('is open where enough is left for the load and for others', () => {
  expect(judge([CALLS])).toEqual({
    closed: false,
    warns: false,
    figure: 40,
    limit: 4_000,
    message: 'Needs up to 40 API calls; 5000 of 10000 are left, 1000 of them for other programs (--keep-allowance).',
  });
});

test('closes where the load would need what is kept for others, and says when there will be more', () => {
  expect(judge([calls({ remaining: 1_039 })])).toEqual({
    closed: true,
    warns: false,
    figure: 40,
    limit: 39,
    message:
      'Needs up to 40 API calls; 1039 of 10000 are left, 1000 of them for other programs (--keep-allowance). ' +
      'The org counts the last 24 hours: what was used comes back as it grows older.',
  });
  expect(judge([calls({ remaining: 1_040 })]).closed).toBe(false);
});

test('warns where the load would leave less than twice what is kept', () => {
  expect([2_040, 2_039].map((remaining) => judge([calls({ remaining })]).warns)).toEqual([false, true]);
});

test('keeps as much as the user says, rounded up', () => {
  const limits = [calls({ remaining: 40 })];

  expect([0, 0.001].map((percent) => judge(limits, percent).closed)).toEqual([false, true]);
});

test('an org that has used up more than it allows has nothing left', () => {
  expect(judge([calls({ remaining: -3 })], 0)).toMatchObject({ closed: true, limit: 0 });
});

test('of several limits the tightest decides', () => {
  const batches = { what: 'batches of the Bulk API', needed: 12, remaining: 1_510, max: 15_000 };

  expect(judge([CALLS, batches])).toMatchObject({ closed: true, figure: 12, limit: 10 });
});

test('says nothing of an org that does not tell', () => {
  expect(judge([])).toMatchObject({ closed: false, limit: undefined });
});
