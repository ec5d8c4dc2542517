// SPDX-License-Identifier: Apache-2.0
// Dates are `YYYY-MM-DD`, datetimes ISO with milliseconds and Z; both in UTC, because the org has no other time zone.

const DAY = 86_400_000;

const isDate = (value: string): boolean => value.length === 10;

export const dateOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Adds days; parts of a day count for datetimes and are cut off for dates. */
export function addDays(value: string, days: number): string {
  const moment = new Date(Date.parse(value) + Math.round((isDate(value) ? Math.trunc(days) : days) * DAY));
  return isDate(value) ? dateOf(moment) : moment.toISOString();
}

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** The same day of a later month, or that month's last day where the start is the last of its own. */
export function addMonths(value: string, months: number): string {
  const date = new Date(Date.parse(value));
  const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + Math.trunc(months), date.getUTCDate()];
  const isLast = day === lastDay(year, date.getUTCMonth());
  const target = new Date(Date.UTC(year, month, isLast ? lastDay(year, month) : Math.min(day, lastDay(year, month))));
  return dateOf(target) + (isDate(value) ? '' : value.slice(10));
}

/** A real day as `YYYY-MM-DD`, or null. */
export function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? dateOf(date) : null;
}
