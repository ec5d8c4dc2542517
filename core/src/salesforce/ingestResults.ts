// SPDX-License-Identifier: Apache-2.0
// Result rows come in any order and are joined to the input by the key column, never by position.
import { ChurnError } from '../churnError.ts';
import type { FailedRow } from '../load/ports.ts';
import { readCsv } from './csvStream.ts';
import type { OrgCalls } from './orgCalls.ts';
import { pause } from './interruption.ts';
import { parseRowError } from './rowError.ts';

export async function readFailedRows(
  calls: OrgCalls,
  id: string,
  keyColumn: string,
  signal?: AbortSignal,
): Promise<FailedRow[]> {
  return readResults(calls, `${id}/failedResults`, signal, (header) => {
    const keyAt = columnAt(header, keyColumn, id);
    const errorAt = columnAt(header, 'sf__Error', id);
    return (cells) => ({ key: cells[keyAt] ?? '', ...parseRowError(cells[errorAt] ?? '') });
  });
}

export async function readUnprocessedKeys(
  calls: OrgCalls,
  id: string,
  keyColumn: string,
  signal?: AbortSignal,
): Promise<string[]> {
  return readResults(calls, `${id}/unprocessedrecords`, signal, (header) => {
    const keyAt = columnAt(header, keyColumn, id);
    return (cells) => cells[keyAt] ?? '';
  });
}

/** Reads a result file; from its beginning again when the answer breaks off. */
async function readResults<T>(
  calls: OrgCalls,
  file: string,
  signal: AbortSignal | undefined,
  readerOf: (header: readonly string[]) => (cells: readonly string[]) => T,
): Promise<T[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await readOnce(calls, file, signal, readerOf);
    } catch (error) {
      if (error instanceof ChurnError) throw error;
      if (attempt >= calls.limits.attempts) throw brokenOff(file, error);
      await pause(calls.limits.retryMs, signal);
    }
  }
}

async function readOnce<T>(
  calls: OrgCalls,
  file: string,
  signal: AbortSignal | undefined,
  readerOf: (header: readonly string[]) => (cells: readonly string[]) => T,
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
  let read: ((cells: readonly string[]) => T) | undefined;
  for await (const cells of readCsv(response, 'tolerant')) {
    if (read) rows.push(read(cells));
    else read = readerOf(cells);
  }
  return rows;
}

const ACCEPT_CSV = { accept: 'text/csv' };

function columnAt(header: readonly string[], column: string, id: string): number {
  const at = header.findIndex((name) => name.toLowerCase() === column.toLowerCase());
  if (at >= 0) return at;
  const next = `Look at the job's results: sf data bulk results --job-id ${id}`;
  throw new ChurnError('org_response', `The results of ingest job ${id} have no column ${column}.`, next);
}

const brokenOff = (file: string, cause: unknown): ChurnError =>
  new ChurnError(
    'org_response',
    `The results ${file} could not be read to their end.`,
    `Look at the job's results: sf data bulk results --job-id ${file.split('/')[0]}`,
    { cause },
  );
