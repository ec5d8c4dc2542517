// SPDX-License-Identifier: Apache-2.0
import { addMonths, calendarDay } from '../days.ts';
import type { PlainFunction } from './formulaFunction.ts';

const part = (call: (date: Date) => number): PlainFunction => ({
  takes: ['date'],
  gives: 'number',
  call: ([date]) => call(new Date(String(date))),
});

export const dateFunctions: Readonly<Record<string, PlainFunction>> = {
  ADDMONTHS: {
    takes: [['date', 'datetime'], 'number'],
    gives: 'first',
    call: ([date, months]) => addMonths(String(date), Number(months)),
  },
  DATE: {
    takes: ['number', 'number', 'number'],
    gives: 'date',
    call: ([year, month, day]) => calendarDay(Number(year), Number(month), Number(day)),
  },
  DATETIMEVALUE: { takes: [['text', 'datetime']], gives: 'datetime', call: ([value]) => readDatetime(String(value)) },
  DATEVALUE: { takes: [['datetime', 'text', 'date']], gives: 'date', call: ([value]) => readDate(String(value)) },
  DAY: part((date) => date.getUTCDate()),
  MONTH: part((date) => date.getUTCMonth() + 1),
  WEEKDAY: part((date) => date.getUTCDay() + 1),
  YEAR: part((date) => date.getUTCFullYear()),
};

function readDate(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(text) ?? [];
  return year === undefined ? null : calendarDay(Number(year), Number(month), Number(day));
}

function readDatetime(text: string): string | null {
  const moment = Date.parse(text.includes('T') ? text : `${text.trim().replace(' ', 'T').replace(/Z?$/, 'Z')}`);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
