// SPDX-License-Identifier: Apache-2.0
import type { FieldType } from '../schema/definitions.ts';

/** `null` is the type of the literal NULL and fits everywhere. */
export type FormulaType = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'picklist' | 'multipicklist' | 'null';

/** How formulas see a field. Percent fields are numbers that the reader divides by 100. */
export const FORMULA_TYPE: Readonly<Record<FieldType, FormulaType>> = {
  id: 'text',
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  reference: 'text',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  picklist: 'picklist',
  multipicklist: 'multipicklist',
};

const NAMES: Readonly<Record<FormulaType, string>> = {
  text: 'Text',
  number: 'Number',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'DateTime',
  picklist: 'Picklist',
  multipicklist: 'MultiSelectPicklist',
  null: 'Null',
};

/** Spelt as in the platform's messages. */
export const typeName = (type: FormulaType | readonly FormulaType[]): string =>
  typeof type === 'string' ? NAMES[type] : type.map((one) => NAMES[one]).join(', ');
