// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import { requireColumns } from '../columnPresence.ts';
import { isDecimalText, scaleText } from '../decimal.ts';
import { renewalDayOf } from '../day.ts';
import { COLUMNS, type Column } from '../row.ts';
import { splitRecords, type CsvRecord } from './csvRecords.ts';
import { readLineBlocks } from './lineBlocks.ts';
import { createBlankLines, NOT_UTF8, REPLACEMENT_CHARACTER, type TextRow } from './textRow.ts';

/** A record longer than this (in UTF-16 units) is a quote that was never closed: it must not swallow the memory. */
const MAX_RECORD = 16 * 1024 * 1024;

/** Where each of our columns stands in a record. */
type Header = { readonly cells: number; readonly places: Readonly<Partial<Record<Column, number>>> };

/**
 * Reads RFC 4180 records below a header in any order; an empty cell is null.
 *
 * @throws ChurnError `column_missing`, `file_unreadable` (a column named twice, a quote that is not closed).
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>, uri: string): AsyncGenerator<readonly TextRow[]> {
  const blankLines = createBlankLines();
  let header: Header | undefined;
  let open = '';
  for await (const { text, isUtf8 } of readLineBlocks(chunks)) {
    const { records, rest } = splitRecords(open + text);
    open = rest;
    if (open.length > MAX_RECORD) throw unclosedQuote(uri);
    const rows: TextRow[] = [];
    for (const record of records) {
      if (!header) header = readHeader(record, uri);
      else if (record?.length === 1 && record[0] === '') blankLines.skip();
      else {
        blankLines.flush(rows);
        rows.push(isUtf8 || !isReplaced(record) ? cellsOf(record, header) : NOT_UTF8);
      }
    }
    yield rows;
  }
  if (!header) requireColumns([], uri);
  if (open !== '') yield [UNCLOSED];
}

const UNCLOSED: TextRow = { damage: 'a quote is not closed' };

function readHeader(record: CsvRecord, uri: string): Header {
  const names = record ?? [];
  requireColumns(names, uri);
  const twice = COLUMNS.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) {
    throw new ChurnError('file_unreadable', `${uri}: the header names ${twice} twice.`, 'Write the run anew.');
  }
  const places = COLUMNS.map((column) => [column, names.indexOf(column)] as const).filter(([, place]) => place >= 0);
  return { cells: names.length, places: Object.fromEntries(places) };
}

function cellsOf(record: CsvRecord, { cells, places }: Header): TextRow {
  if (!record) return { damage: 'text follows a closing quote' };
  if (record.length !== cells) return { damage: `the row has ${record.length} cells, the header ${cells}` };
  const cell = (column: Column): string | null => {
    const place = places[column];
    return (place === undefined ? null : record[place]) || null;
  };
  return {
    accountKey: ownText(cell('account_key')),
    renewalKey: ownText(cell('renewal_key')),
    product: ownText(cell('product')),
    renewalDate: dayOf(cell('renewal_date')),
    valueCents: scaledOf(cell('renewal_value'), 2),
    segment: ownText(cell('segment')),
    probabilityMicros: scaledOf(cell('churn_probability'), 6),
    drivers: cell('drivers'),
    baseValue: numberOf(cell('base_value')),
    otherContribution: numberOf(cell('other_contribution')),
    gaps: cell('data_gaps'),
  };
}

/** A copy: a part of a text keeps the whole block in memory for as long as an account is kept. */
function ownText(cell: string | null): string | null {
  return cell === null ? null : Buffer.from(cell).toString();
}

function dayOf(cell: string | null): string | null {
  return cell === null ? null : renewalDayOf(cell);
}

function scaledOf(cell: string | null, places: number): number | null {
  return cell === null ? null : scaleText(cell, places);
}

function numberOf(cell: string | null): number | null {
  if (cell === null) return null;
  return isDecimalText(cell) ? Number(cell) : NaN;
}

function isReplaced(record: CsvRecord): boolean {
  return record?.some((cell) => cell.includes(REPLACEMENT_CHARACTER)) ?? false;
}

function unclosedQuote(uri: string): ChurnError {
  return new ChurnError(
    'file_unreadable',
    `${uri}: a quote is not closed within ${MAX_RECORD} characters.`,
    'Write the run anew, with quotes as in RFC 4180.',
  );
}
