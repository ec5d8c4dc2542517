// SPDX-License-Identifier: Apache-2.0
import type { RejectCode, Renewal, RenewalDetail } from './prediction.ts';

/** The columns of a prediction row, in the order of the contract's table: the first fault in this order is the one told. */
export const COLUMNS = [
  'account_key',
  'renewal_key',
  'product',
  'renewal_date',
  'renewal_value',
  'segment',
  'churn_probability',
  'drivers',
  'base_value',
  'other_contribution',
  'data_gaps',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Columns that a file may leave out: every row then has null there. */
export const OPTIONAL_COLUMNS: readonly Column[] = ['segment', 'base_value', 'other_contribution', 'data_gaps'];

/**
 * The cheap cells of a row, brought from their format's spelling to one form, not yet judged. How each spelling is taken:
 *
 * | stands there            | Parquet                           | NDJSON                    | CSV                  |
 * |-------------------------|-----------------------------------|---------------------------|----------------------|
 * | nothing                 | null, column absent               | null, key absent          | empty cell           |
 * | text                    | UTF8, or bytes that are UTF-8     | string                    | any other cell       |
 * | number                  | DECIMAL, DOUBLE, FLOAT, integer   | number                    | decimal text         |
 * | day                     | DATE, TIMESTAMP (UTC), text       | string                    | text                 |
 * | list                    | list, or JSON text                | array, or JSON text       | JSON text            |
 * | a number where text is  | bad_text                          | bad_text                  | is text              |
 * | a text where a number is| bad_number, bad_probability       | the same                  | a number if it is one|
 * | NaN, infinity           | bad_number, bad_probability       | can't be written          | the same             |
 *
 * A text of no characters is null for `segment`, `drivers` and `data_gaps`, and bad_text or bad_date elsewhere.
 */
export type OutlineCells = {
  readonly accountKey: unknown;
  readonly renewalKey: unknown;
  readonly product: unknown;
  /** `YYYY-MM-DD` from 1900 to 2199; an empty text for anything else that is not null. */
  readonly renewalDate: string | null;
  /** Whole cents, rounded half up; NaN for what is no number. */
  readonly valueCents: number | null;
  readonly segment: unknown;
  /** Whole millionths, rounded half up; NaN for what is no number. */
  readonly probabilityMicros: number | null;
};

/** The expensive cells of a row. */
export type DetailCells = {
  /** A list, its JSON text, or the bytes of that text. */
  readonly drivers: unknown;
  /** NaN for what is no number. */
  readonly baseValue: number | null;
  readonly otherContribution: number | null;
  readonly gaps: unknown;
};

/** Why a row is not taken. */
export type RowFault = { readonly column: Column | ''; readonly code: RejectCode; readonly message: string };

/** An account as its first row spells it; rows that follow each other share one object. */
export type AccountName = { readonly accountKey: string; readonly accountId: string };

/** A row without a fault so far. `detail` is undefined where it was not looked at. */
export type RenewalRow = {
  readonly row: number;
  readonly account: AccountName;
  readonly renewal: Renewal;
  /** The renewal's key as it is compared: lower case. */
  readonly renewalId: string;
  readonly detail: RenewalDetail | undefined;
};

/** A row with a fault. `accountId` is undefined where the key can't be read. */
export type FaultyRow = { readonly row: number; readonly accountId: string | undefined; readonly fault: RowFault };

export function isFaulty(row: RenewalRow | FaultyRow): row is FaultyRow {
  return 'fault' in row;
}
