// SPDX-License-Identifier: Apache-2.0
// Text of a cell -> value of a field. Bulk API 2.0 guide, "Valid Date Format in Records" and "Prepare CSV Files".
import type { FieldDef, FieldType } from '../../schema/definitions.ts';
import type { FieldValue } from '../../records/records.ts';

/** The value, or the XML Schema type that the text is no value of. */
export type FieldTextResult = { readonly value: FieldValue } | { readonly notOfType: string };

export function parseFieldText(field: FieldDef, text: string): FieldTextResult {
  const form = FORMS[field.type];
  if (form === undefined) return { value: text };
  const value = form.parse(text);
  return value === undefined ? { notOfType: form.xsdType } : { value };
}

type Form = { readonly xsdType: string; readonly parse: (text: string) => FieldValue | undefined };

const NUMBER: Form = { xsdType: 'xsd:double', parse: parseNumber };

// types that are not here take any text
const FORMS: Partial<Record<FieldType, Form>> = {
  boolean: { xsdType: 'xsd:boolean', parse: parseBoolean },
  int: { xsdType: 'xsd:int', parse: parseInteger },
  double: NUMBER,
  currency: NUMBER,
  percent: NUMBER,
  date: { xsdType: 'xsd:date', parse: parseDate },
  datetime: { xsdType: 'xsd:dateTime', parse: parseDatetime },
};

function parseBoolean(text: string): boolean | undefined {
  if (/^(true|yes|y|on|1)$/i.test(text)) return true;
  return /^(false|no|n|off|0)$/i.test(text) ? false : undefined;
}

function parseInteger(text: string): number | undefined {
  const value = Number(text);
  return /^[+-]?\d{1,10}$/.test(text) && value >= -(2 ** 31) && value < 2 ** 31 ? value : undefined;
}

function parseNumber(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

function parseDate(text: string): string | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isDay(text) ? text : undefined;
}

function parseDatetime(text: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/.exec(text);
  if (parts === null) return undefined;
  const [, day = '', time = '', fraction = '', zone = ''] = parts;
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const instant = Date.parse(`${day}T${time}${fraction.slice(0, 4)}${offset}`);
  return isDay(day) && !Number.isNaN(instant) ? new Date(instant).toISOString() : undefined;
}

/** Whether the calendar has the day; `Date` takes 31 February for 3 March. */
function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
