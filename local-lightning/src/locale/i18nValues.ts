// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/lwc/guide/create-i18n.html
import { nameCalendar } from './calendarNames.ts';
import { datePattern, timePattern } from './datePatterns.ts';
import { readNumberSigns } from './numberSigns.ts';
import type { UserLocale } from './userLocale.ts';

const RIGHT_TO_LEFT = /^(ar|fa|iw|he|ur)\b/;

/** The values of `@salesforce/i18n/<name>` for a user. */
export function i18nValues({ language, locale, timeZone, currency }: UserLocale): Readonly<Record<string, unknown>> {
  const dates = {
    short: datePattern(locale, 'short'),
    medium: datePattern(locale, 'medium'),
    long: datePattern(locale, 'long'),
  };
  const times = { short: timePattern(locale, 'short'), medium: timePattern(locale, 'medium') };
  return {
    lang: language.replace('_', '-'),
    dir: RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr',
    locale,
    currency,
    timeZone,
    firstDayOfWeek: firstDayOfWeek(locale),
    'dateTime.shortDateFormat': dates.short,
    'dateTime.mediumDateFormat': dates.medium,
    'dateTime.longDateFormat': dates.long,
    'dateTime.shortTimeFormat': times.short,
    'dateTime.mediumTimeFormat': times.medium,
    'dateTime.shortDateTimeFormat': `${dates.short} ${times.short}`,
    'dateTime.mediumDateTimeFormat': `${dates.medium} ${times.medium}`,
    'dateTime.longDateTimeFormat': `${dates.long} ${times.medium}`,
    ...prefixed(readNumberSigns(locale, currency)),
    showJapaneseCalendar: false,
    defaultCalendar: 'gregorian',
    defaultNumberingSystem: 'latn',
    calendarData: { gregorian: nameCalendar(locale) },
  };
}

/** Names of all values; the base components' other constants are the same everywhere. */
export const I18N_NAMES: ReadonlySet<string> = new Set(
  Object.keys(i18nValues({ language: 'en_US', locale: 'en-US', timeZone: 'GMT', currency: 'USD' })),
);

type WeekInfo = { getWeekInfo(): { readonly firstDay: number } };

/** 1 is Sunday. */
function firstDayOfWeek(locale: string): number {
  // Node has it, TypeScript's own declarations don't yet
  const { firstDay } = (new Intl.Locale(locale) as Intl.Locale & WeekInfo).getWeekInfo();
  return (firstDay % 7) + 1;
}

function prefixed(signs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(signs).map(([name, sign]) => [`number.${name}`, sign]));
}
