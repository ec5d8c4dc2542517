// SPDX-License-Identifier: Apache-2.0
import { allowedBy, parseBudget } from '../../../src/plan/gates/budget.ts';

test.each([
  ['0', { count: 0 }],
  ['12', { count: 12 }],
  ['0%', { percent: 0 }],
  ['2.5%', { percent: 2.5 }],
  ['100%', { percent: 100 }],
])('%s is a budget', (text, budget) => {
  expect(parseBudget(text)).toEqual(budget);
});

test.each(['', '-1', '1.5', '101%', '%', '1 %', 'five', '1e3', '0x10'])('%j is none', (text) => {
  expect(parseBudget(text)).toBeUndefined();
});

test('without a budget the larger of 5 and the default share, rounded down', () => {
  expect([0, 500, 599, 600, 1_999].map((total) => allowedBy(undefined, total, 1))).toEqual([5, 5, 5, 6, 19]);
});

test('a number is the limit, whatever the total; a share is rounded down, exactly', () => {
  expect(allowedBy({ count: 3 }, 1_000_000, 1)).toBe(3);
  expect([allowedBy({ percent: 0.29 }, 10_000, 1), allowedBy({ percent: 50 }, 3, 1)]).toEqual([29, 1]);
});
