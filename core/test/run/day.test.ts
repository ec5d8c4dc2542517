// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { isCalendarDay, renewalDayFromNumber, renewalDayOf } from '../../src/run/day.ts';

const DAY_MS = 86_400_000;

test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31', '0001-01-01'])('%s is a calendar day', (text) => {
  expect(isCalendarDay(text)).toBe(true);
});

test.each([
  '2023-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-00-10',
  '2026-13-01',
  '2026-01-00',
  '26-01-01',
  '2026-1-1',
  '2026-01-01T',
])('%s is no calendar day', (text) => {
  expect(isCalendarDay(text)).toBe(false);
});

test('a renewal lies in 1900 to 2199', () => {
  expect(['1899-12-31', '1900-01-01', '2199-12-31', '2200-01-01'].map(renewalDayOf)).toEqual([
    '',
    '1900-01-01',
    '2199-12-31',
    '',
  ]);
});

test('a day counted from 1970 is the day that it is written as', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 100_000 }), (day) => {
      expect(renewalDayFromNumber(day)).toBe(renewalDayOf(new Date(day * DAY_MS).toISOString().slice(0, 10)));
    }),
  );
  expect([NaN, 1e12, -1e12].map(renewalDayFromNumber)).toEqual(['', '', '']);
});
