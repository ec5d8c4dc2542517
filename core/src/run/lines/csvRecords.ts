// SPDX-License-Identifier: Apache-2.0

/**
 * The cells of a record, quotes taken off; undefined where its quotes can't be understood (RFC 4180, section 2).
 * A quote inside a cell that doesn't begin with one stands for itself.
 */
export type CsvRecord = readonly string[] | undefined;

/** Records that were complete, and the text of the one that was not. */
export type CsvRecords = { readonly records: readonly CsvRecord[]; readonly rest: string };

const COMMA = ','.charCodeAt(0);
const QUOTE = '"'.charCodeAt(0);
const LINE_FEED = '\n'.charCodeAt(0);
const CARRIAGE_RETURN = '\r'.charCodeAt(0);

/**
 * Cuts text into records. Written by hand because a damaged record must become one rejected row and leave the next ones
 * as they are; CSV libraries stop at it or guess.
 */
export function splitRecords(text: string): CsvRecords {
  const records: CsvRecord[] = [];
  let start = 0;
  while (start < text.length) {
    const cursor = { at: start };
    const record = readRecord(text, cursor);
    if (cursor.at < 0) break;
    records.push(record);
    start = cursor.at;
  }
  return { records, rest: text.slice(start) };
}

/** Where reading goes on: after the record's line end, or -1 where the text ends within a quoted cell. */
type Cursor = { at: number };

function readRecord(text: string, cursor: Cursor): CsvRecord {
  const cells: string[] = [];
  for (;;) {
    const isQuoted = text.charCodeAt(cursor.at) === QUOTE;
    const cell = isQuoted ? readQuotedCell(text, cursor) : readPlainCell(text, cursor);
    if (cursor.at < 0) return undefined;
    cells.push(cell);
    const end = text.charCodeAt(cursor.at);
    cursor.at++;
    if (end === COMMA) continue;
    if (end === LINE_FEED || Number.isNaN(end)) return cells;
    if (end === CARRIAGE_RETURN && text.charCodeAt(cursor.at) === LINE_FEED) {
      cursor.at++;
      return cells;
    }
    skipLine(text, cursor);
    return undefined;
  }
}

/** Leaves the cursor behind the closing quote. */
function readQuotedCell(text: string, cursor: Cursor): string {
  const start = cursor.at + 1;
  let end = text.indexOf('"', start);
  let hasQuotes = false;
  while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) {
    hasQuotes = true;
    end = text.indexOf('"', end + 2);
  }
  cursor.at = end < 0 ? -1 : end + 1;
  const cell = text.slice(start, end < 0 ? undefined : end);
  return hasQuotes ? cell.replaceAll('""', '"') : cell;
}

/** Leaves the cursor at the comma or the line end. */
function readPlainCell(text: string, cursor: Cursor): string {
  const start = cursor.at;
  let end = start;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === COMMA || unit === LINE_FEED) break;
  }
  if (text.charCodeAt(end) === LINE_FEED && text.charCodeAt(end - 1) === CARRIAGE_RETURN && end > start) end--;
  cursor.at = end;
  return text.slice(start, end);
}

function skipLine(text: string, cursor: Cursor): void {
  const end = text.indexOf('\n', cursor.at - 1);
  cursor.at = end < 0 ? text.length : end + 1;
}
