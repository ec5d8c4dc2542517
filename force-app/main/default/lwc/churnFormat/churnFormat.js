// SPDX-License-Identifier: Apache-2.0
// Figures, days and texts as the user reads them. Words follow the user's language, figures and dates the locale.
import LANG from '@salesforce/i18n/lang';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';

const MS_PER_DAY = 86_400_000;
const MINUS = '\u2212';

/** Puts the values at the places {0}, {1} ... of a label. @param {string} text @param {...(string | number)} values */
export function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (place, index) => String(values[index] ?? place));
}

/**
 * An amount without cents from a thousand on. Without a known currency no symbol is shown, rather than a wrong one.
 * @param {number} amount
 * @param {string | null | undefined} currency ISO 4217
 */
export function formatMoney(amount, currency) {
  const digits = Math.abs(amount) >= 1000 ? 0 : 2;
  const places = { minimumFractionDigits: Number.isInteger(amount) ? 0 : digits, maximumFractionDigits: digits };
  return isCurrency(currency)
    ? new Intl.NumberFormat(LOCALE, { style: 'currency', currency, ...places }).format(amount)
    : new Intl.NumberFormat(LOCALE, places).format(amount);
}

/** A probability as a whole percentage; what is not certain is never shown as 0 % or 100 %. @param {number} probability */
export function formatProbability(probability) {
  const percent = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });
  if (probability > 0 && probability < 0.005) return `<\u00a0${percent.format(0.01)}`;
  if (probability < 1 && probability >= 0.995) return `>\u00a0${percent.format(0.99)}`;
  return percent.format(probability);
}

/** With its sign, in two places. @param {number} value */
export function formatSigned(value) {
  const size = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    Math.abs(value),
  );
  return `${value < 0 ? MINUS : '+'}${size}`;
}

/** What a model gives as the value of a feature. @param {string | number} value */
export function formatFeatureValue(value) {
  return typeof value === 'number'
    ? new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 4 }).format(value)
    : value.trim();
}

/** @param {string} day `YYYY-MM-DD` */
export function formatDay(day) {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}

/** @param {string} moment ISO 8601 */
export function formatMoment(moment) {
  const style = { dateStyle: /** @type {const} */ ('medium'), timeStyle: /** @type {const} */ ('short') };
  return new Intl.DateTimeFormat(LOCALE, { ...style, timeZone: TIME_ZONE }).format(new Date(moment));
}

/** `YYYY-MM-DD` of today where the user is. */
export function today() {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: TIME_ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date());
  /** @param {string} type */
  const part = (type) => parts.find((candidate) => candidate.type === type)?.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Whole days from one day to a later one; below 0 where it is earlier. @param {string} from @param {string} to */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}

/** @param {string} day `YYYY-MM-DD` @param {number} days */
export function addDays(day, days) {
  return new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** "in 3 days", "yesterday": in the unit that a reader would take. @param {string} day @param {string} now */
export function formatDistance(day, now) {
  const days = daysBetween(now, day);
  const words = new Intl.RelativeTimeFormat(LANG, { numeric: 'auto' });
  if (Math.abs(days) < 60) return words.format(days, 'day');
  const months = Math.trunc(days / 30.44);
  return Math.abs(months) < 24 ? words.format(months, 'month') : words.format(Math.trunc(days / 365.25), 'year');
}

/** @param {string | null | undefined} currency @returns {currency is string} */
function isCurrency(currency) {
  return /^[A-Z]{3}$/.test(currency ?? '');
}
