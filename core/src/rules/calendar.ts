// SPDX-License-Identifier: Apache-2.0
// Days are `YYYY-MM-DD` texts: they sort as text, and no time zone can move them.

const DAY_MS = 86_400_000;
const LAST_DAY = '9999-12-31';

/** The day `days` after `day`; the last day of the year 9999 where that would be later. */
export function addDays(day: string, days: number): string {
  const moved = Date.parse(day) + days * DAY_MS;
  return moved >= Date.parse(LAST_DAY) ? LAST_DAY : new Date(moved).toISOString().slice(0, 10);
}

/** Days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
