// SPDX-License-Identifier: Apache-2.0
import { addDays, daysBetween } from '../../src/rules/index.ts';

test.each<[string, number, string]>([
  ['2026-02-28', 1, '2026-03-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-09-30', 0, '2026-09-30'],
  ['2026-09-30', 1e12, '9999-12-31'],
])('%s + %d days is %s', (day, days, later) => {
  expect(addDays(day, days)).toBe(later);
});

test('days are counted over a leap day and backwards', () => {
  expect([daysBetween('2024-02-01', '2024-03-01'), daysBetween('2026-10-01', '2026-09-30')]).toEqual([29, -1]);
});
