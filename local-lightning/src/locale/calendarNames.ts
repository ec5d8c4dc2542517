// SPDX-License-Identifier: Apache-2.0
// Names that the base components read and write dates by, in the shape of Unicode's locale data.

type Width = 'wide' | 'abbreviated' | 'narrow';
type Names = Readonly<Record<Width, Readonly<Record<string, string>>>>;

export type CalendarNames = {
  /** Under `1` to `12`. */
  readonly months: { readonly format: Names };
  /** Under `sun` to `sat`. */
  readonly days: { readonly format: Names };
  /** Under `am` and `pm`. */
  readonly dayPeriods: { readonly format: Names };
  /** Under `0` and `1`. */
  readonly eras: Readonly<Record<'eraNames' | 'eraAbbr' | 'eraNarrow', Readonly<Record<string, string>>>>;
};

/** The Gregorian calendar's names in a locale. */
export function nameCalendar(locale: string): CalendarNames {
  const eras = (style: Style): Readonly<Record<string, string>> =>
    nameAll(locale, { era: style }, 'era', { '0': utc(-10, 0, 1), '1': utc(2001, 0, 1) });
  return {
    months: { format: inWidths((style) => nameAll(locale, { month: style }, 'month', MONTHS)) },
    days: { format: inWidths((style) => nameAll(locale, { weekday: style }, 'weekday', DAYS)) },
    dayPeriods: {
      format: inWidths(() => nameAll(locale, { hour: 'numeric', hour12: true }, 'dayPeriod', HALVES)),
    },
    eras: { eraNames: eras('long'), eraAbbr: eras('short'), eraNarrow: eras('narrow') },
  };
}

type Style = 'long' | 'short' | 'narrow';
type Samples = Readonly<Record<string, Date>>;

function utc(year: number, month: number, day: number, hour = 0): Date {
  const date = new Date(Date.UTC(2001, month, day, hour));
  date.setUTCFullYear(year);
  return date;
}

const MONTHS: Samples = Object.fromEntries(
  Array.from({ length: 12 }, (_, month) => [String(month + 1), utc(2001, month, 1)]),
);

// 7 January 2001 was a Sunday
const DAYS: Samples = Object.fromEntries(
  ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((day, index) => [day, utc(2001, 0, 7 + index)]),
);

const HALVES: Samples = { am: utc(2001, 0, 1, 9), pm: utc(2001, 0, 1, 15) };

const inWidths = (name: (style: Style) => Readonly<Record<string, string>>): Names => ({
  wide: name('long'),
  abbreviated: name('short'),
  narrow: name('narrow'),
});

function nameAll(
  locale: string,
  options: Intl.DateTimeFormatOptions,
  part: string,
  samples: Samples,
): Readonly<Record<string, string>> {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const nameOf = (date: Date): string => format.formatToParts(date).find(({ type }) => type === part)?.value ?? '';
  return Object.fromEntries(Object.entries(samples).map(([key, date]) => [key, nameOf(date)]));
}
