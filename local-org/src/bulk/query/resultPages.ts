// SPDX-License-Identifier: Apache-2.0
// Rows of a query job in one file, and where each of them ends in another, so that a page can start anywhere.
import { open, type FileHandle } from 'node:fs/promises';
import type { Org } from '../../org.ts';
import { jobFile } from '../jobs.ts';

const OFFSET_BYTES = 8;

export interface RowWriter {
  /** Appends rows that are lines of CSV already. */
  write(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Starts the rows of a job anew. */
export async function createRowWriter(org: Org, jobId: string): Promise<RowWriter> {
  const [rows, ends] = await Promise.all([
    open(jobFile(org, jobId, 'results.csv'), 'w'),
    open(jobFile(org, jobId, 'results.ends'), 'w'),
  ]);
  let size = 0;
  return {
    async write(lines) {
      const endBytes = Buffer.alloc(lines.length * OFFSET_BYTES);
      lines.forEach((line, index) => endBytes.writeDoubleLE((size += Buffer.byteLength(line)), index * OFFSET_BYTES));
      await rows.write(lines.join(''));
      await ends.write(endBytes);
    },
    close: async () => void (await Promise.all([rows.close(), ends.close()])),
  };
}

/** The rows from one position to before another, as they stand in the file. */
export async function* readRows(org: Org, jobId: string, from: number, to: number): AsyncGenerator<Uint8Array> {
  if (to <= from) return;
  const [start, end] = await readRange(org, jobId, from, to);
  const file = await open(jobFile(org, jobId, 'results.csv'));
  yield* file.createReadStream({ start, end: end - 1 }) as AsyncIterable<Uint8Array>;
}

async function readRange(org: Org, jobId: string, from: number, to: number): Promise<[number, number]> {
  const ends = await open(jobFile(org, jobId, 'results.ends'));
  try {
    return [from === 0 ? 0 : await readEnd(ends, from - 1), await readEnd(ends, to - 1)];
  } finally {
    await ends.close();
  }
}

async function readEnd(ends: FileHandle, row: number): Promise<number> {
  const bytes = Buffer.alloc(OFFSET_BYTES);
  await ends.read(bytes, 0, OFFSET_BYTES, row * OFFSET_BYTES);
  return bytes.readDoubleLE();
}
