// SPDX-License-Identifier: Apache-2.0

const DAY_MS = 86_400_000;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days from 1970-01-01 to the first and the last renewal date that the contract allows. */
const FIRST_DAY = Date.UTC(1900, 0, 1) / DAY_MS;
const LAST_DAY = Date.UTC(2199, 11, 31) / DAY_MS;

/** Whether the text is a day of the Gregorian calendar, written `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  const days = month === 2 && isLeapYear(year) ? 29 : DAYS_OF_MONTH[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** The text, where it is a day that a renewal can have (1900 to 2199), else an empty text. */
export function renewalDayOf(text: string): string {
  return text >= '1900-01-01' && text <= '2199-12-31' && isCalendarDay(text) ? text : '';
}

/** The day counted from 1970-01-01, or NaN where a renewal can't have it. */
export function renewalDayNumberOf(text: string): number {
  return renewalDayOf(text) === '' ? NaN : Date.parse(text) / DAY_MS;
}

/** Whether a renewal can have this day, counted from 1970-01-01. */
export function isRenewalDay(day: number): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/** `YYYY-MM-DD` of a day counted from 1970-01-01, or an empty text where a renewal can't have it. */
export function renewalDayFromNumber(day: number): string {
  if (!isRenewalDay(day)) return '';
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
