// SPDX-License-Identifier: Apache-2.0
import type { FieldDef } from '../../schema/definitions.ts';

/** A raw value of the field as SOQL writes it. */
export function soqlLiteral(field: FieldDef, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return decimal(value);
  if (typeof value === 'boolean' || field.type === 'date' || field.type === 'datetime') return String(value);
  return soqlText(String(value));
}

export function soqlText(text: string): string {
  return `'${text.replace(/[\\'\n\r\t]/g, (character) => ESCAPES[character] ?? `\\${character}`)}'`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** SOQL knows no exponents. */
function decimal(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(DIGITS).replace(/0+$/, '');
}

const DIGITS = 20;
