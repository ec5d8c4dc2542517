// SPDX-License-Identifier: Apache-2.0
// Reads rows of a query as values of known types, so that a surprise is named where it enters.
import { ChurnError } from '../../churnError.ts';
import type { OrgPort, Rows } from '../ports.ts';

export type OrgRow = Readonly<Record<string, unknown>>;

/** Every row of a query, one by one. */
export function queryRows(org: OrgPort, soql: string): AsyncGenerator<OrgRow> {
  return eachRow(org.query(soql));
}

/** Every row of a query whose answer is known to be small. */
export function queryAll(org: OrgPort, soql: string): Promise<readonly OrgRow[]> {
  return allRows(org.query(soql));
}

/** Every row of an answer, one by one. */
export async function* eachRow(rows: Rows): AsyncGenerator<OrgRow> {
  for await (const page of rows) yield* page;
}

/** Every row of an answer that is known to be small. */
export async function allRows(rows: Rows): Promise<readonly OrgRow[]> {
  const all: OrgRow[] = [];
  for await (const page of rows) all.push(...page);
  return all;
}

/** A text as a SOQL literal. Quotes and backslashes are the only characters that SOQL wants escaped. */
export function soqlText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** A time as a SOQL literal, which has no quotes. */
export function soqlTime(time: Date): string {
  return time.toISOString();
}

/** `path` may lead through a relationship: `Owner.Name`. */
export function textOrNull(row: OrgRow, path: string): string | null {
  const value = valueAt(row, path);
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  throw unexpected(path, 'a text', value);
}

export function textOf(row: OrgRow, path: string): string {
  const value = textOrNull(row, path);
  if (value === null) throw unexpected(path, 'a text', value);
  return value;
}

export function numberOrNull(row: OrgRow, path: string): number | null {
  const value = valueAt(row, path);
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw unexpected(path, 'a number', value);
}

export function booleanOf(row: OrgRow, path: string): boolean {
  const value = valueAt(row, path);
  if (typeof value === 'boolean') return value;
  throw unexpected(path, 'true or false', value);
}

/** A value of any type that a field holds. */
export function valueOf(row: OrgRow, path: string): string | number | boolean | null {
  const value = valueAt(row, path);
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw unexpected(path, 'a value', value);
}

/** A DateTime of the org; it writes the offset as `+0000`, which is not what ISO 8601 asks for. */
export function timeOrNull(row: OrgRow, path: string): Date | null {
  const text = textOrNull(row, path);
  if (text === null) return null;
  const time = new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(time.getTime())) throw unexpected(path, 'a time', text);
  return time;
}

export function timeOf(row: OrgRow, path: string): Date {
  const time = timeOrNull(row, path);
  if (time === null) throw unexpected(path, 'a time', time);
  return time;
}

function valueAt(row: OrgRow, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isRow(value) ? value[name] : undefined), row);
}

function isRow(value: unknown): value is OrgRow {
  return typeof value === 'object' && value !== null;
}

// The value itself may be a customer's data: only its type is told.
function unexpected(path: string, wanted: string, found: unknown): ChurnError {
  return new ChurnError(
    'org_response',
    `The org answered ${found === null || found === undefined ? 'nothing' : `a ${typeof found}`} for ${path}, where ${wanted} was expected.`,
    `Check the type of ${path} in Setup, Object Manager.`,
  );
}
