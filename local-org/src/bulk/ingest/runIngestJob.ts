// SPDX-License-Identifier: Apache-2.0
// UploadComplete -> InProgress -> JobComplete or Failed, beside the requests.
import { setImmediate as letRequestsIn } from 'node:timers/promises';
import type { Org } from '../../org.ts';
import { FAILURE_TEXTS } from '../../faults/jobFails.ts';
import { isTerminal, type IngestJob } from '../job.ts';
import { changeJob, getJob, jobFile, removeJob } from '../jobs.ts';
import { beginsBatch, enterChunk, openBatchLanes, tooManyLockFailures, type BatchLanes } from './batches.ts';
import { readColumns, type Column } from './columns.ts';
import { commitChunk } from './commitChunk.ts';
import { ContentError, readContent, type Cell } from './contentRows.ts';
import { foreseeCourse, type JobCourse, type JobEnd } from './jobCourse.ts';
import { CHUNK_SIZE } from './saveChunk.ts';

/** Takes a job from the queue to its end; one that was cut off goes on behind its last committed chunk. */
export async function runIngestJob(org: Org, id: string): Promise<void> {
  const waiting = unfinishedJob(org, id);
  if (waiting === undefined) return;
  const course = foreseeCourse(org.faults, waiting);
  if (!(await org.background.pause(org.delays.jobQueue + course.queue))) return;
  if (course.deleted === 'queue') return deleteJob(org, id);
  const queued = unfinishedJob(org, id);
  if (queued === undefined) return;
  changeJob(org, 'ingestJob', queued, { state: 'InProgress' });
  const lanes = openBatchLanes(org.locks);
  if (await org.background.pause(org.delays.jobRun)) await saveOrFail(org, id, course, lanes);
  lanes.close();
  if (course.deleted === 'end' && !org.background.closing) deleteJob(org, id);
}

async function saveOrFail(org: Org, id: string, course: JobCourse, lanes: BatchLanes): Promise<void> {
  try {
    await saveContent(org, id, course, lanes);
  } catch (error) {
    endJob(org, id, {
      state: 'Failed',
      errorMessage: error instanceof ContentError ? error.message : `InternalServerError : ${String(error)}`,
    });
    if (!(error instanceof ContentError)) throw error;
  }
}

async function saveContent(org: Org, id: string, course: JobCourse, lanes: BatchLanes): Promise<void> {
  const job = unfinishedJob(org, id);
  if (job === undefined) return;
  if (!job.hasContent) return endJob(org, id, { state: 'JobComplete' });
  const rows = readContent(jobFile(org, id, 'content.csv'), job);
  const columns = startReading(org, job, (await rows.next()).value ?? []);
  for await (const chunk of chunksOf(rows, job.processed)) {
    const current = unfinishedJob(org, id);
    if (current === undefined || org.background.closing) return;
    const end = takeChunk({ org, columns, course, lanes }, current, chunk);
    if (end !== undefined) return endJob(org, id, end);
    await letRequestsIn();
  }
  endJob(org, id, { state: 'JobComplete' });
}

type Run = {
  readonly org: Org;
  readonly columns: readonly Column[];
  readonly course: JobCourse;
  readonly lanes: BatchLanes;
};

/** Saves a chunk, as far as the job is going to come; answers how it ends there. */
function takeChunk({ org, columns, course, lanes }: Run, job: IngestJob, chunk: readonly Cell[][]): JobEnd | undefined {
  if (beginsBatch(job) && !org.allowance.spend('DailyBulkApiBatches'))
    return { state: 'Failed', errorMessage: FAILURE_TEXTS.ExceededQuota };
  const trouble = enterChunk(job);
  if (trouble === undefined) return { state: 'Failed', errorMessage: tooManyLockFailures(job) };
  const rows = chunk.slice(0, Math.max(0, (course.end?.rows ?? Infinity) - job.processed));
  const lane = lanes.laneOf(job.processed, trouble.retries > job.retries);
  if (rows.length > 0) org.locks.inLane(lane, () => commitChunk(org, { ...job, ...trouble }, columns, rows));
  return rows.length < chunk.length ? course.end?.as : undefined;
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

/** Undefined once the job was aborted or deleted. */
function unfinishedJob(org: Org, id: string): IngestJob | undefined {
  const job = getJob(org, 'ingestJob', id);
  return job === undefined || isTerminal(job) ? undefined : job;
}

function endJob(org: Org, id: string, end: JobEnd): void {
  const job = unfinishedJob(org, id);
  if (job !== undefined) changeJob(org, 'ingestJob', job, end);
}

function deleteJob(org: Org, id: string): void {
  const job = getJob(org, 'ingestJob', id);
  if (job !== undefined) removeJob(org, 'ingestJob', job);
}
