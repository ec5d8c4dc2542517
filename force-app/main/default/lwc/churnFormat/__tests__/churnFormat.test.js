// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  daysBetween,
  fill,
  formatDay,
  formatDistance,
  formatFeatureValue,
  formatMoment,
  formatMoney,
  formatProbability,
  formatSigned,
  today,
} from 'c/churnFormat';
import { setNow } from 'fixtures/onPage';

describe('c-churn-format', () => {
  afterEach(() => jest.useRealTimers());

  it('fills the places of a label, and leaves a place that has no value', () => {
    expect(fill('{0} of {1}, {0} {2}', 'a', 2)).toBe('a of 2, a {2}');
  });

  it('writes amounts in their currency, from a thousand on without cents', () => {
    expect([formatMoney(12400.5, 'EUR'), formatMoney(978.15, 'USD'), formatMoney(978, 'USD')]).toEqual([
      '€12,401',
      '$978.15',
      '$978',
    ]);
  });

  it('shows no symbol where the currency is not known', () => {
    expect([formatMoney(978.15, null), formatMoney(978.15, 'euro')]).toEqual(['978.15', '978.15']);
  });

  it('shows only certainty as 0 % or 100 %', () => {
    const probabilities = [0, 0.001, 0.005, 0.824, 0.995, 1];

    expect(probabilities.map(formatProbability)).toEqual(['0%', '<\u00a01%', '1%', '82%', '>\u00a099%', '100%']);
  });

  it('writes contributions with their sign', () => {
    expect([formatSigned(1.2041), formatSigned(-0.5127), formatSigned(0)]).toEqual(['+1.20', '\u22120.51', '+0.00']);
  });

  it('writes the values of features as they were given', () => {
    expect([formatFeatureValue(' 2 of 4 '), formatFeatureValue(1234.56789)]).toEqual(['2 of 4', '1,234.5679']);
  });

  it('writes a day without moving it into the time zone of the user', () => {
    expect(formatDay('2026-12-31')).toBe('Dec 31, 2026');
  });

  it('writes a moment in the time zone of the user', () => {
    expect(formatMoment('2026-12-31T02:00:00.000Z')).toMatch(/^Dec 30, 2026, 6:00\sPM$/);
  });

  it('knows which day it is where the user is', () => {
    setNow('2026-12-01T04:00:00Z');

    expect(today()).toBe('2026-11-30');
  });

  it('counts days over months and leap years', () => {
    expect([daysBetween('2028-02-28', '2028-03-01'), daysBetween('2026-11-23', '2026-11-20')]).toEqual([2, -3]);
    expect([addDays('2026-12-31', 1), addDays('2026-03-01', -1)]).toEqual(['2027-01-01', '2026-02-28']);
  });

  it('tells distances in the unit that a reader would take', () => {
    const days = ['2026-11-23', '2026-11-24', '2026-11-20', '2027-01-21', '2026-08-01', '2023-09-30'];

    expect(days.map((day) => formatDistance(day, '2026-11-23'))).toEqual([
      'today',
      'tomorrow',
      '3 days ago',
      'in 59 days',
      '3 months ago',
      '3 years ago',
    ]);
  });
});
