// SPDX-License-Identifier: Apache-2.0
import type { RejectCode, Renewal } from './prediction.ts';
import type { AccountName, Column, FaultyRow, OutlineCells, RenewalRow, RowFault } from './row.ts';
import { isBlank, textFault, trimKey } from './textCheck.ts';

export const MAX_KEY = 80;
export const MAX_PRODUCT = 255;
export const MAX_SEGMENT = 80;
const MAX_VALUE_CENTS = 999_999_999_999_999;
const MICROS = 1_000_000;

/** Judges the cheap cells of one row (contract, "A prediction row"). `row` counts from 1 in its file. */
export type OutlineCheck = (row: number, cells: OutlineCells) => RenewalRow | FaultyRow;

/** One check per file. Rows of an account that follow each other share its name; faulty rows between them don't part them. */
export function createOutlineCheck(): OutlineCheck {
  let lastCell: unknown;
  let lastName: AccountName | RowFault = missing('account_key');
  let account: AccountName | undefined;
  return (row, cells) => {
    if (cells.accountKey !== lastCell) {
      lastCell = cells.accountKey;
      lastName = nameOf(lastCell);
    }
    if ('code' in lastName) return { row, accountId: undefined, fault: lastName };
    const renewal = renewalOf(cells);
    if ('code' in renewal) return { row, accountId: lastName.accountId, fault: renewal };
    if (lastName.accountId !== account?.accountId) account = lastName;
    return { row, account, renewal, renewalId: renewal.renewalKey.toLowerCase(), detail: undefined };
  };
}

function nameOf(cell: unknown): AccountName | RowFault {
  const accountKey = keyOf(cell, 'account_key');
  return typeof accountKey === 'string' ? { accountKey, accountId: accountKey.toLowerCase() } : accountKey;
}

function renewalOf(cells: OutlineCells): Renewal | RowFault {
  const renewalKey = keyOf(cells.renewalKey, 'renewal_key');
  if (typeof renewalKey !== 'string') return renewalKey;
  const product = productOf(cells.product);
  if (typeof product !== 'string') return product;
  const { renewalDate, valueCents, probabilityMicros } = cells;
  if (renewalDate === null) return missing('renewal_date');
  if (renewalDate === '') return fault('renewal_date', 'bad_date', 'is no day from 1900-01-01 to 2199-12-31');
  if (valueCents !== null && !isValueCents(valueCents)) {
    return fault('renewal_value', 'bad_number', 'is no number from 0 to 9,999,999,999,999.99');
  }
  const segment = segmentOf(cells.segment);
  if (segment !== null && typeof segment !== 'string') return segment;
  if (probabilityMicros === null) return missing('churn_probability');
  if (!isProbabilityMicros(probabilityMicros)) {
    return fault('churn_probability', 'bad_probability', 'is no number from 0 to 1');
  }
  return { renewalKey, product, renewalDate, valueCents, segment, probabilityMicros };
}

export function isValueCents(cents: number): boolean {
  return cents >= 0 && cents <= MAX_VALUE_CENTS;
}

export function isProbabilityMicros(micros: number): boolean {
  return micros >= 0 && micros <= MICROS;
}

/** The key as it is compared; undefined for a cell that holds none. */
export function keyIdOf(cell: unknown): string | undefined {
  const key = keyOf(cell, 'renewal_key');
  return typeof key === 'string' ? key.toLowerCase() : undefined;
}

export function isProduct(cell: unknown): boolean {
  return typeof productOf(cell) === 'string';
}

export function isSegment(cell: unknown): boolean {
  const segment = segmentOf(cell);
  return segment === null || typeof segment === 'string';
}

function keyOf(cell: unknown, column: Column): string | RowFault {
  if (cell === null || cell === undefined) return missing(column);
  if (typeof cell !== 'string') return fault(column, 'bad_text', 'is no text');
  const key = trimKey(cell);
  const found = textFault(key, 1, MAX_KEY);
  return found === undefined ? key : fault(column, 'bad_text', found);
}

function productOf(cell: unknown): string | RowFault {
  if (cell === null || cell === undefined) return missing('product');
  if (typeof cell !== 'string') return fault('product', 'bad_text', 'is no text');
  const found = isBlank(cell) ? 'is empty' : textFault(cell, 1, MAX_PRODUCT);
  return found === undefined ? cell : fault('product', 'bad_text', found);
}

function segmentOf(cell: unknown): string | null | RowFault {
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell !== 'string') return fault('segment', 'bad_text', 'is no text');
  const found = textFault(cell, 1, MAX_SEGMENT);
  return found === undefined ? cell : fault('segment', 'bad_text', found);
}

function missing(column: Column): RowFault {
  return fault(column, 'missing_value', 'is required');
}

function fault(column: Column, code: RejectCode, what: string): RowFault {
  return { column, code, message: `${column} ${what}` };
}
