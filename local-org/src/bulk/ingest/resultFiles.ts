// SPDX-License-Identifier: Apache-2.0
// Result files hold the rows of one chunk after the other; they are read in another order, as the platform promises none.
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Org } from '../../org.ts';
import { jobFile, type JobFile } from '../jobs.ts';
import type { IngestJob } from '../job.ts';
import { shuffle } from '../shuffle.ts';
import { listChunks, type Chunk } from './chunks.ts';
import { resultHeader, resultLine, type ResultKind } from './resultLines.ts';
import type { RowResult } from './saveChunk.ts';

const FILES: Record<ResultKind, JobFile> = { successful: 'successful.csv', failed: 'failed.csv' };

/** Writes a chunk's results behind those that count, over what a broken-off chunk may have left there. */
export function writeResults(org: Org, job: IngestJob, results: readonly RowResult[]): Chunk {
  const number = job.chunks + 1;
  const lines = (success: boolean): string[] =>
    shuffle(
      results.filter(({ result }) => result.success === success),
      `${job.id} ${number}`,
    ).map((result) => resultLine(result, job));
  return {
    number,
    successful: writeAt(jobFile(org, job.id, FILES.successful), job.successfulBytes, lines(true)),
    failed: writeAt(jobFile(org, job.id, FILES.failed), job.failedBytes, lines(false)),
  };
}

/** The whole file as clients get it, chunk for chunk so that its size does not matter. */
export async function* readResults(org: Org, job: IngestJob, kind: ResultKind): AsyncGenerator<Uint8Array> {
  yield Buffer.from(resultHeader(kind, job));
  const ranges = listChunks(org, job.id)
    .map((chunk) => chunk[kind])
    .filter(([start, end]) => end > start);
  if (ranges.length === 0) return;
  const file = await open(jobFile(org, job.id, FILES[kind]));
  try {
    for (const [start, end] of shuffle(ranges, job.id)) {
      const bytes = Buffer.allocUnsafe(end - start);
      await file.read(bytes, 0, bytes.length, start);
      yield bytes;
    }
  } finally {
    await file.close();
  }
}

function writeAt(path: string, start: number, lines: readonly string[]): [number, number] {
  if (lines.length === 0) return [start, start];
  const bytes = Buffer.from(lines.join(''));
  const descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT);
  try {
    writeSync(descriptor, bytes, 0, bytes.length, start);
  } finally {
    closeSync(descriptor);
  }
  return [start, start + bytes.length];
}
