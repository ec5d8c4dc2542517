// SPDX-License-Identifier: Apache-2.0
// Patterns of Unicode's locale data markup (UTS 35), read off what `Intl` writes.

/** `dd.MM.yyyy`: years are whole in each style, as on the platform. */
export function datePattern(locale: string, style: 'short' | 'medium' | 'long'): string {
  return patternOf(locale, { dateStyle: style });
}

/** `HH:mm` or `h:mm a`; the medium style has seconds. */
export function timePattern(locale: string, style: 'short' | 'medium'): string {
  return patternOf(locale, { timeStyle: style });
}

/** One figure each for day, month, hour and so on, so that a leading zero shows. */
const SAMPLE = new Date(Date.UTC(2001, 1, 3, 4, 5, 6));

function patternOf(locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const { hour12 } = format.resolvedOptions();
  return format
    .formatToParts(SAMPLE)
    .map(({ type, value }) => letters(type, value, hour12 === true))
    .join('');
}

function letters(type: string, value: string, isHour12: boolean): string {
  const twice = (letter: string): string => (value.length === 2 ? letter.repeat(2) : letter);
  switch (type) {
    case 'year':
      return 'yyyy';
    case 'month':
      return /\d/.test(value) ? twice('M') : value.length > 4 ? 'MMMM' : 'MMM';
    case 'day':
      return twice('d');
    case 'hour':
      return twice(isHour12 ? 'h' : 'H');
    case 'minute':
      return 'mm';
    case 'second':
      return 'ss';
    case 'dayPeriod':
      return 'a';
    default:
      return quoteLetters(value.replaceAll('\u202f', ' '));
  }
}

const quoteLetters = (text: string): string => text.replace(/\p{L}+/gu, (word) => `'${word}'`);
