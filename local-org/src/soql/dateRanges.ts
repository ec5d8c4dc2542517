// SPDX-License-Identifier: Apache-2.0
// Date literals (TODAY, LAST_N_DAYS:7) as ranges of days. Weeks begin on Sunday, days in UTC: the org's time zone is GMT.

/** From the first day to the day after the last, `YYYY-MM-DD`. */
export type DayRange = { readonly from: string; readonly to: string };

/** `name` without the number; undefined for a literal that is not known (fiscal periods). */
export function dateRange(name: string, count: number, now: Date): DayRange | undefined {
  const literal = name.toUpperCase();
  const fixed = FIXED[literal];
  if (fixed !== undefined) return span(fixed.unit, now, fixed.offset, 1);
  if (literal === 'LAST_90_DAYS') return days(now, -90, 91);
  if (literal === 'NEXT_90_DAYS') return days(now, 1, 90);
  const [, direction, plural] = /^(LAST_N|NEXT_N)_(\w+)S$/.exec(literal) ?? /^(N)_(\w+)S_AGO$/.exec(literal) ?? [];
  const unit = UNITS[plural ?? ''];
  if (direction === undefined || unit === undefined) return undefined;
  if (direction === 'N') return span(unit, now, -count, 1);
  // the platform counts today into the last n days, but a begun week, month ... not into the last n of them
  if (direction === 'LAST_N') return unit === 'day' ? days(now, -count, count + 1) : span(unit, now, -count, count);
  return span(unit, now, 1, count);
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const UNITS: Readonly<Record<string, Unit>> = {
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  QUARTER: 'quarter',
  YEAR: 'year',
};

const FIXED: Readonly<Record<string, { readonly unit: Unit; readonly offset: number }>> = {
  YESTERDAY: { unit: 'day', offset: -1 },
  TODAY: { unit: 'day', offset: 0 },
  TOMORROW: { unit: 'day', offset: 1 },
  ...periods('WEEK', 'week'),
  ...periods('MONTH', 'month'),
  ...periods('QUARTER', 'quarter'),
  ...periods('YEAR', 'year'),
};

function periods(name: string, unit: Unit) {
  return {
    [`LAST_${name}`]: { unit, offset: -1 },
    [`THIS_${name}`]: { unit, offset: 0 },
    [`NEXT_${name}`]: { unit, offset: 1 },
  };
}

function days(now: Date, offset: number, count: number): DayRange {
  return { from: shift('day', now, offset), to: shift('day', now, offset + count) };
}

function span(unit: Unit, now: Date, offset: number, count: number): DayRange {
  return { from: shift(unit, now, offset), to: shift(unit, now, offset + count) };
}

/** The first day of the period `offset` periods from the one of `now`. */
function shift(unit: Unit, now: Date, offset: number): string {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const starts: Readonly<Record<Unit, () => number>> = {
    day: () => Date.UTC(year, month, day + offset),
    week: () => Date.UTC(year, month, day - now.getUTCDay() + 7 * offset),
    month: () => Date.UTC(year, month + offset, 1),
    quarter: () => Date.UTC(year, 3 * (Math.floor(month / 3) + offset), 1),
    year: () => Date.UTC(year + offset, 0, 1),
  };
  return new Date(starts[unit]()).toISOString().slice(0, 10);
}
