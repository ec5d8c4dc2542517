// SPDX-License-Identifier: Apache-2.0
// Rows of an ingest job's CSV: comma, LF, every value quoted; an empty cell leaves a field alone, `#N/A` clears it.
import type { CellValue, FailedRow, WriteRow } from '../load/ports.ts';

const CLEARED = '#N/A';

export const encodeHeader = (columns: readonly string[]): string => columns.map(quote).join(',') + '\n';

/** The line of a row, or why it cannot be sent: a text "#N/A" would clear its field, and a number must be finite. */
export function encodeRow(row: WriteRow, columns: readonly string[], keyColumn: string): string | FailedRow {
  let line = '';
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at]!;
    const value = row[column];
    if (value === CLEARED) return notStorable(row, keyColumn, column, 'the text "#N/A" would clear the field');
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return notStorable(row, keyColumn, column, 'the number is not finite');
    }
    line += at === 0 ? encodeCell(value) : ',' + encodeCell(value);
  }
  return line + '\n';
}

/** The row's value in the key column, by which results are joined. */
export const keyOf = (row: WriteRow, keyColumn: string): string => String(row[keyColumn] ?? '');

// An empty text is what the platform knows as null.
function encodeCell(value: CellValue): string {
  if (value === undefined) return '';
  return value === null || value === '' ? `"${CLEARED}"` : quote(String(value));
}

const quote = (text: string): string => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`);

const notStorable = (row: WriteRow, keyColumn: string, column: string, reason: string): FailedRow => ({
  key: keyOf(row, keyColumn),
  code: 'NOT_STORABLE',
  message: `${column}: ${reason}`,
  fields: [column],
});
