// SPDX-License-Identifier: Apache-2.0
// UploadComplete -> InProgress -> JobComplete or Failed, beside the requests.
import { setImmediate as letRequestsIn } from 'node:timers/promises';
import type { Org } from '../../org.ts';
import type { FieldValue } from '../../records/records.ts';
import type { OpenQuery } from '../../soql/openQuery.ts';
import { ApiError } from '../../wire/apiError.ts';
import { csvLine } from '../csv.ts';
import { isTerminal, type QueryJob } from '../job.ts';
import { changeJob, getJob } from '../jobs.ts';
import { openBulkQuery } from './openBulkQuery.ts';
import { createRowWriter, type RowWriter } from './resultPages.ts';

/** Rows between two looks at the requests. */
const BATCH_SIZE = 2000;

/** Takes a job from the queue to its end; one that was cut off starts anew. `query` is there where it was just opened. */
export async function runQueryJob(org: Org, id: string, query?: OpenQuery): Promise<void> {
  if (!(await org.background.pause(org.delays.jobQueue))) return;
  const queued = unfinishedJob(org, id);
  if (queued === undefined) return;
  changeJob(org, 'queryJob', queued, { state: 'InProgress', processed: 0 });
  if (!(await org.background.pause(org.delays.jobRun))) return;
  const start = performance.now();
  try {
    await writeResults(org, id, query ?? openBulkQuery(org, queued.createdById, queued.query));
  } catch (error) {
    endJob(org, id, { state: 'Failed', errorMessage: messageOf(error), processingTime: performance.now() - start });
    if (!(error instanceof ApiError)) throw error;
  }
}

async function writeResults(org: Org, id: string, query: OpenQuery): Promise<void> {
  const start = performance.now();
  const writer = await createRowWriter(org, id);
  try {
    for (let from = 0; from < query.totalSize; from += BATCH_SIZE) {
      const job = unfinishedJob(org, id);
      if (job === undefined || org.background.closing) return;
      await writeBatch(org, job, query, from, writer);
      await letRequestsIn();
    }
  } finally {
    await writer.close();
  }
  endJob(org, id, { state: 'JobComplete', processingTime: performance.now() - start });
}

async function writeBatch(org: Org, job: QueryJob, query: OpenQuery, from: number, writer: RowWriter): Promise<void> {
  const rows = query.rows(from, from + BATCH_SIZE);
  await writer.write(rows.map(({ values }) => csvLine(values.map(cellText), job)));
  const current = unfinishedJob(org, job.id);
  if (current !== undefined) changeJob(org, 'queryJob', current, { processed: job.processed + rows.length });
}

const cellText = (value: FieldValue): string => (value === null ? '' : String(value));

/** Undefined once the job was aborted or deleted. */
function unfinishedJob(org: Org, id: string): QueryJob | undefined {
  const job = getJob(org, 'queryJob', id);
  return job === undefined || isTerminal(job) ? undefined : job;
}

function endJob(org: Org, id: string, end: Pick<QueryJob, 'state' | 'errorMessage' | 'processingTime'>): void {
  const job = unfinishedJob(org, id);
  if (job !== undefined) changeJob(org, 'queryJob', job, end);
}

const messageOf = (error: unknown): string =>
  error instanceof ApiError ? `${error.errorCode} : ${error.message}` : `InternalServerError : ${String(error)}`;
