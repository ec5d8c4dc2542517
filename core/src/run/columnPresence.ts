// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { COLUMNS, OPTIONAL_COLUMNS } from './row.ts';

/** @throws ChurnError `column_missing` naming the columns that the file must have and has not. */
export function requireColumns(names: readonly string[], uri: string): void {
  const missing = COLUMNS.filter((column) => !names.includes(column) && !OPTIONAL_COLUMNS.includes(column));
  if (missing.length === 0) return;
  throw new ChurnError(
    'column_missing',
    `${uri} has no column ${missing.join(', ')}.`,
    'Write the run with every column of the contract; only segment, base_value, other_contribution and data_gaps may be absent.',
  );
}
