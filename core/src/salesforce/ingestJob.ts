// SPDX-License-Identifier: Apache-2.0
// The calls of one Bulk API 2.0 ingest job (Bulk API 2.0 guide, "Ingest").
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { IngestJob, IngestRequest } from '../load/ports.ts';
import type { IngestPart } from './ingestParts.ts';
import type { OrgCalls } from './orgCalls.ts';

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';
export type JobInfo = {
  readonly id: string;
  readonly object: string;
  readonly state: JobState;
  readonly createdById: string;
  readonly createdDate: string;
  /** Failed rows included. */
  readonly numberRecordsProcessed?: number;
  readonly numberRecordsFailed?: number;
  readonly errorMessage?: string;
};

export const END_STATES: ReadonlySet<JobState> = new Set(['JobComplete', 'Failed', 'Aborted']);

/** Not repeated as it is: after a lost answer there may be a job that nobody knows. It is empty, and writes nothing. */
export function createJob(calls: OrgCalls, request: IngestRequest, signal?: AbortSignal): Promise<JobInfo> {
  const { object, operation, keyColumn } = request;
  return calls.json<JobInfo>({
    method: 'POST',
    path: `${calls.api}/jobs/ingest`,
    what: `an ingest job on ${object}`,
    body: JSON.stringify({
      object,
      operation,
      ...(operation === 'upsert' ? { externalIdFieldName: keyColumn } : {}),
      contentType: 'CSV',
      columnDelimiter: 'COMMA',
      lineEnding: 'LF',
    }),
    signal,
  });
}

/** Once per job: after a failure nobody knows what the job holds, so it must be aborted. */
export async function uploadPart(calls: OrgCalls, id: string, part: IngestPart, signal?: AbortSignal): Promise<void> {
  const response = await calls.stream({
    method: 'PUT',
    path: `${calls.api}/jobs/ingest/${id}/batches`,
    what: `the upload to ingest job ${id}`,
    headers: { 'content-type': 'text/csv; charset=UTF-8', 'content-length': String(part.bytes) },
    body: () => Readable.toWeb(createReadStream(part.path)) as ReadableStream<Uint8Array>,
    repeatable: false,
    answerMs: calls.limits.answerMs * 10,
    signal,
  });
  await response.body?.cancel();
}

/** Not repeated as it is: after a lost answer the job's state tells whether it was closed. */
export function closeJob(calls: OrgCalls, id: string, signal?: AbortSignal): Promise<JobInfo> {
  return changeState(calls, id, 'UploadComplete', `the start of ingest job ${id}`, signal);
}

/** Leaves a job that has ended as it is. */
export async function abortJob(calls: OrgCalls, id: string): Promise<void> {
  try {
    await changeState(calls, id, 'Aborted', `the abort of ingest job ${id}`);
  } catch (error) {
    const { state } = await readJob(calls, id);
    if (!END_STATES.has(state)) throw error;
  }
}

export function readJob(calls: OrgCalls, id: string, signal?: AbortSignal): Promise<JobInfo> {
  return calls.json<JobInfo>({
    method: 'GET',
    path: `${calls.api}/jobs/ingest/${id}`,
    what: `the state of ingest job ${id}`,
    waiting: true,
    signal,
  });
}

/** Jobs of `userId` on `object` that are not in an end state. The list's order means nothing. */
export async function listOpenJobs(calls: OrgCalls, object: string, userId: string): Promise<IngestJob[]> {
  const found: IngestJob[] = [];
  let path: string | undefined = `${calls.api}/jobs/ingest?jobType=V2Ingest`;
  while (path) {
    const page: JobPage = await calls.json<JobPage>({ method: 'GET', path, what: 'the list of ingest jobs' });
    for (const job of page.records) {
      const { id, state, createdById, createdDate } = job;
      const isOurs = job.object.toLowerCase() === object.toLowerCase() && createdById === userId;
      if (isOurs && !END_STATES.has(state)) found.push({ id, object: job.object, state, createdById, createdDate });
    }
    path = page.done ? undefined : (page.nextRecordsUrl ?? undefined);
  }
  return found;
}

type JobPage = {
  readonly done: boolean;
  readonly records: readonly JobInfo[];
  readonly nextRecordsUrl?: string | null;
};

function changeState(
  calls: OrgCalls,
  id: string,
  state: JobState,
  what: string,
  signal?: AbortSignal,
): Promise<JobInfo> {
  const body = JSON.stringify({ state });
  const repeatable = state === 'Aborted';
  return calls.json<JobInfo>({
    method: 'PATCH',
    path: `${calls.api}/jobs/ingest/${id}`,
    what,
    body,
    repeatable,
    signal,
  });
}
