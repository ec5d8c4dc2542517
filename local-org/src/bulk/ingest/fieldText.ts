// SPDX-License-Identifier: Apache-2.0
import { convertValue } from '../../records/convertValue.ts';
import type { FieldValue } from '../../records/records.ts';
import type { FieldDef, FieldType } from '../../schema/definitions.ts';

/** The value, or the XML Schema type that the text is no value of. */
export type FieldTextResult = { readonly value: FieldValue } | { readonly notOfType: string };

/** The text of a cell as a value of the field. Bulk API 2.0 guide, "Valid Date Format in Records" and "Prepare CSV Files". */
export function readFieldText(field: FieldDef, text: string): FieldTextResult {
  const xsdType = XSD_TYPES[field.type];
  // other types take any text here; the record engine judges it
  if (xsdType === undefined) return { value: text };
  const converted = convertValue(field, field.type === 'boolean' ? (BOOLEAN_WORDS[text.toLowerCase()] ?? text) : text);
  return 'value' in converted ? converted : { notOfType: `xsd:${xsdType}` };
}

const XSD_TYPES: Partial<Record<FieldType, string>> = {
  boolean: 'boolean',
  int: 'int',
  double: 'double',
  currency: 'double',
  percent: 'double',
  date: 'date',
  datetime: 'dateTime',
};

/** What CSV allows besides true, false, 1 and 0. */
const BOOLEAN_WORDS: Readonly<Record<string, boolean>> = {
  yes: true,
  y: true,
  on: true,
  no: false,
  n: false,
  off: false,
};
