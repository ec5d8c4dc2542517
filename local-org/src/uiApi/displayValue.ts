// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_field_value.htm
import type { FieldValue } from '../records/records.ts';
import type { FieldDef, FieldType } from '../schema/definitions.ts';
import type { UserFormat } from './userFormat.ts';

/**
 * A value as the user reads it; null where it reads as it is stored (texts, ids, checkboxes) or is empty. The labels of
 * picklist values are those of `field`: take it from `translations.object(...)` to have them in the user's language.
 */
export function displayValue(field: FieldDef, value: FieldValue | undefined, format: UserFormat): string | null {
  if (value === null || value === undefined) return null;
  return FORMATS[field.type]?.(value, field, format) ?? null;
}

type Format = (value: FieldValue, field: FieldDef, format: UserFormat) => string;

const FORMATS: Partial<Record<FieldType, Format>> = {
  int: (value, _, format) => formatNumber(value, 0, format),
  double: (value, { scale }, format) => formatNumber(value, scale, format),
  currency: (value, { scale }, format) =>
    formatNumber(value, scale, format, { style: 'currency', currency: format.currency }),
  percent: (value, { scale }, format) => formatNumber(value, scale, format, { style: 'unit', unit: 'percent' }),
  date: (value, _, format) => formatTime(value, format, { dateStyle: 'short', timeZone: 'UTC' }),
  datetime: (value, _, format) =>
    formatTime(value, format, { dateStyle: 'short', timeStyle: 'short', timeZone: format.timeZone }),
  picklist: (value, field) => labelOf(String(value), field),
  multipicklist: (value, field) =>
    String(value)
      .split(';')
      .map((one) => labelOf(one, field))
      .join(';'),
};

function formatNumber(
  value: FieldValue,
  scale: number,
  { locale }: UserFormat,
  options: Intl.NumberFormatOptions = {},
): string {
  const digits = { minimumFractionDigits: scale, maximumFractionDigits: scale };
  return numberFormat(locale, { ...options, ...digits }).format(Number(value));
}

/** The locale's short form, but with the whole year, and with plain blanks. */
function formatTime(value: FieldValue, { locale }: UserFormat, options: Intl.DateTimeFormatOptions): string {
  const time = new Date(String(value));
  const year = dateFormat('en-US', { year: 'numeric', ...zoneOf(options) }).format(time);
  return dateFormat(locale, options)
    .formatToParts(time)
    .map((part) => (part.type === 'year' ? year : part.value))
    .join('')
    .replaceAll('\u202f', ' ');
}

// making a formatter takes many times as long as using it
const numberFormat = keep(
  (locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
const dateFormat = keep(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

function keep<Options, Formatter>(make: (locale: string, options: Options) => Formatter): typeof make {
  const kept = new Map<string, Formatter>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const formatter = kept.get(key) ?? make(locale, options);
    kept.set(key, formatter);
    return formatter;
  };
}

const zoneOf = ({ timeZone }: Intl.DateTimeFormatOptions): Intl.DateTimeFormatOptions =>
  timeZone === undefined ? {} : { timeZone };

const labelOf = (value: string, { picklist }: FieldDef): string =>
  picklist?.values.find((one) => one.value === value)?.label ?? value;
