// SPDX-License-Identifier: Apache-2.0
// UploadComplete -> InProgress -> JobComplete or Failed, beside the requests.
import { setImmediate as letRequestsIn } from 'node:timers/promises';
import type { Org } from '../../org.ts';
import { isTerminal, type IngestJob } from '../job.ts';
import { changeJob, getJob, jobFile } from '../jobs.ts';
import { addChunk } from './chunks.ts';
import { readColumns, type Column } from './columns.ts';
import { ContentError, readContent, type Cell } from './contentRows.ts';
import { writeResults } from './resultFiles.ts';
import { CHUNK_SIZE, saveChunk } from './saveChunk.ts';

/** Takes a job from the queue to its end; one that was cut off goes on behind its last committed chunk. */
export async function runIngestJob(org: Org, id: string): Promise<void> {
  if (!(await org.background.pause(org.delays.jobQueue))) return;
  const queued = unfinishedJob(org, id);
  if (queued === undefined) return;
  changeJob(org, 'ingestJob', queued, { state: 'InProgress' });
  if (!(await org.background.pause(org.delays.jobRun))) return;
  try {
    await saveContent(org, id);
  } catch (error) {
    endJob(org, id, {
      state: 'Failed',
      errorMessage: error instanceof ContentError ? error.message : `InternalServerError : ${String(error)}`,
    });
    if (!(error instanceof ContentError)) throw error;
  }
}

async function saveContent(org: Org, id: string): Promise<void> {
  const job = unfinishedJob(org, id);
  if (job === undefined) return;
  if (!job.hasContent) return endJob(org, id, { state: 'JobComplete' });
  const rows = readContent(jobFile(org, id, 'content.csv'), job);
  const columns = startReading(org, job, (await rows.next()).value ?? []);
  for await (const chunk of chunksOf(rows, job.processed)) {
    const current = unfinishedJob(org, id);
    if (current === undefined || org.background.closing) return;
    commitChunk(org, current, columns, chunk);
    await letRequestsIn();
  }
  endJob(org, id, { state: 'JobComplete' });
}

function startReading(org: Org, job: IngestJob, cells: readonly Cell[]): readonly Column[] {
  const header = cells.map((cell) => cell ?? '');
  const result = readColumns(org, job, header);
  if ('problem' in result) throw new ContentError(result.problem);
  changeJob(org, 'ingestJob', job, { header });
  return result.columns;
}

async function* chunksOf(rows: AsyncIterable<Cell[]>, skip: number): AsyncGenerator<Cell[][]> {
  let position = 0;
  let chunk: Cell[][] = [];
  for await (const row of rows) {
    position += 1;
    if (position <= skip) continue;
    chunk.push(row);
    if (chunk.length < CHUNK_SIZE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Records, results and progress in one transaction: no row is saved twice and none is lost, whenever the org is ended. */
function commitChunk(org: Org, job: IngestJob, columns: readonly Column[], rows: readonly (readonly Cell[])[]): void {
  const start = performance.now();
  org.database.transaction(() => {
    const results = saveChunk(org, job, columns, rows);
    const chunk = writeResults(org, job, results);
    addChunk(org, job.id, chunk);
    changeJob(org, 'ingestJob', job, {
      chunks: chunk.number,
      processed: job.processed + results.length,
      failed: job.failed + results.filter(({ result }) => !result.success).length,
      successfulBytes: chunk.successful[1],
      failedBytes: chunk.failed[1],
      processingTime: job.processingTime + performance.now() - start,
    });
  });
}

/** Undefined once the job was aborted or deleted. */
function unfinishedJob(org: Org, id: string): IngestJob | undefined {
  const job = getJob(org, 'ingestJob', id);
  return job === undefined || isTerminal(job) ? undefined : job;
}

function endJob(org: Org, id: string, end: Pick<IngestJob, 'state' | 'errorMessage'>): void {
  const job = unfinishedJob(org, id);
  if (job !== undefined) changeJob(org, 'ingestJob', job, end);
}
