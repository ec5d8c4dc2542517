// SPDX-License-Identifier: Apache-2.0
// Result rows come in any order and are joined to the input by the key column, never by position.
import { ChurnError } from '../churnError.ts';
import type { FailedRow } from '../load/ports.ts';
import { readCsv } from './csvStream.ts';
import type { OrgCalls } from './orgCalls.ts';
import { backOff } from './repeat.ts';
import { parseRowError } from './rowError.ts';

export async function readFailedRows(
  calls: OrgCalls,
  id: string,
  keyColumn: string,
  signal?: AbortSignal,
): Promise<FailedRow[]> {
  return readResults(calls, `${id}/failedResults`, signal, (cell) => ({
    key: cell(keyColumn),
    ...parseRowError(cell('sf__Error')),
  }));
}

export async function readUnprocessedKeys(
  calls: OrgCalls,
  id: string,
  keyColumn: string,
  signal?: AbortSignal,
): Promise<string[]> {
  return readResults(calls, `${id}/unprocessedrecords`, signal, (cell) => cell(keyColumn));
}

export async function readSucceededKeys(
  calls: OrgCalls,
  id: string,
  keyColumn: string,
  signal?: AbortSignal,
): Promise<string[]> {
  return readResults(calls, `${id}/successfulResults`, signal, (cell) => cell(keyColumn));
}

/** Makes a result of a row, whose cells are asked for by their column's name. */
type ReadRow<T> = (cell: (column: string) => string) => T;

/** Reads a result file; from its beginning again when the answer breaks off. */
async function readResults<T>(
  calls: OrgCalls,
  file: string,
  signal: AbortSignal | undefined,
  readRow: ReadRow<T>,
): Promise<T[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await readOnce(calls, file, signal, readRow);
    } catch (error) {
      if (error instanceof ChurnError) throw error;
      if (attempt >= calls.limits.attempts) throw unreadable(file, 'could not be read to their end', error);
      await backOff(calls.limits, attempt, signal);
    }
  }
}

async function readOnce<T>(
  calls: OrgCalls,
  file: string,
  signal: AbortSignal | undefined,
  readRow: ReadRow<T>,
): Promise<T[]> {
  const path = `${calls.api}/jobs/ingest/${file}`;
  const response = await calls.stream({
    method: 'GET',
    path,
    what: `the results ${file}`,
    headers: ACCEPT_CSV,
    signal,
  });
  const rows: T[] = [];
  let header: readonly string[] | undefined;
  for await (const cells of readCsv(response, 'tolerant')) {
    if (header) rows.push(readRow(cellReader(file, header, cells)));
    else header = cells;
  }
  return rows;
}

const ACCEPT_CSV = { accept: 'text/csv' };

// Asked for row by row: a job that failed for a column may give a header without any column of ours, and no rows.
function cellReader(file: string, header: readonly string[], cells: readonly string[]) {
  return (column: string): string => {
    const at = header.findIndex((name) => name.toLowerCase() === column.toLowerCase());
    if (at < 0) throw unreadable(file, `have no column ${column}`);
    return cells[at] ?? '';
  };
}

const unreadable = (file: string, reason: string, cause?: unknown): ChurnError =>
  new ChurnError(
    'org_response',
    `The results ${file} ${reason}.`,
    `Look at the job's results: sf data bulk results --job-id ${file.split('/')[0]}`,
    { cause },
  );
