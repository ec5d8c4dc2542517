// SPDX-License-Identifier: Apache-2.0
import { dateRange } from '../../src/soql/dateRanges.ts';

// a Wednesday
const NOW = new Date('2026-03-04T12:00:00Z');

test.each([
  ['TODAY', 1, '2026-03-04', '2026-03-05'],
  ['YESTERDAY', 1, '2026-03-03', '2026-03-04'],
  ['TOMORROW', 1, '2026-03-05', '2026-03-06'],
  ['THIS_WEEK', 1, '2026-03-01', '2026-03-08'],
  ['LAST_WEEK', 1, '2026-02-22', '2026-03-01'],
  ['THIS_MONTH', 1, '2026-03-01', '2026-04-01'],
  ['LAST_MONTH', 1, '2026-02-01', '2026-03-01'],
  ['NEXT_QUARTER', 1, '2026-04-01', '2026-07-01'],
  ['LAST_YEAR', 1, '2025-01-01', '2026-01-01'],
  ['LAST_N_DAYS', 2, '2026-03-02', '2026-03-05'],
  ['NEXT_N_DAYS', 2, '2026-03-05', '2026-03-07'],
  ['N_DAYS_AGO', 2, '2026-03-02', '2026-03-03'],
  ['LAST_N_MONTHS', 2, '2026-01-01', '2026-03-01'],
  ['NEXT_N_YEARS', 2, '2027-01-01', '2029-01-01'],
  ['LAST_90_DAYS', 1, '2025-12-04', '2026-03-05'],
])('%s (%i) is from %s to before %s', (name, count, from, to) => {
  expect(dateRange(name, count, NOW)).toEqual({ from, to });
});

test('fiscal periods are not known', () => {
  expect(dateRange('THIS_FISCAL_YEAR', 1, NOW)).toBeUndefined();
});
