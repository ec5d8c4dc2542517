// SPDX-License-Identifier: Apache-2.0
// One ingest request: its parts one after the other, because two jobs at once would lock each other's parent records.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChurnError } from '../churnError.ts';
import type { FailedRow, IngestJobError, IngestOptions, IngestOutcome, IngestRequest } from '../load/ports.ts';
import { abortJob, closeJob, createJob, readJob, uploadPart } from './ingestJob.ts';
import type { JobInfo } from './ingestJob.ts';
import { writeParts } from './ingestParts.ts';
import type { IngestPart } from './ingestParts.ts';
import { readFailedRows, readUnprocessedKeys } from './ingestResults.ts';
import type { OrgCalls } from './orgCalls.ts';
import { pollJob } from './pollJob.ts';
import { backOff } from './repeat.ts';

/** Sends the rows, waits for the platform to finish, and joins what became of each. Starts no job for no rows. */
export async function ingest(
  calls: OrgCalls,
  request: IngestRequest,
  options: IngestOptions = {},
): Promise<IngestOutcome> {
  const outcome = {
    jobIds: [] as string[],
    jobErrors: [] as IngestJobError[],
    succeeded: 0,
    failed: [] as FailedRow[],
    unprocessed: [] as string[],
  };
  const folder = await mkdtemp(join(tmpdir(), 'ingest-'));
  try {
    for await (const part of writeParts(request, folder, calls.limits.partBytes, (row) => outcome.failed.push(row))) {
      if (outcome.jobErrors.length > 0) {
        append(outcome.unprocessed, part.keys);
        continue;
      }
      const done = await ingestPart(calls, request, part, options);
      outcome.jobIds.push(done.job.id);
      outcome.succeeded += done.succeeded;
      append(outcome.failed, done.failed);
      append(outcome.unprocessed, done.unprocessed);
      append(outcome.jobErrors, jobErrorOf(done.job));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return outcome;
}

type PartOutcome = {
  readonly job: JobInfo;
  readonly succeeded: number;
  readonly failed: readonly FailedRow[];
  readonly unprocessed: readonly string[];
};

async function ingestPart(
  calls: OrgCalls,
  request: IngestRequest,
  part: IngestPart,
  { onProgress, signal }: IngestOptions,
): Promise<PartOutcome> {
  const id = await startJob(calls, request, part, signal);
  const job = await pollJob(
    calls,
    () => readJob(calls, id, signal),
    signal,
    ({ state, ...counts }) =>
      onProgress?.({
        jobId: id,
        state,
        processed: counts.numberRecordsProcessed ?? 0,
        failed: counts.numberRecordsFailed ?? 0,
      }),
  );
  return readOutcome(calls, request, part, job, signal);
}

/** Brings a part into a job and closes it. A job whose upload went wrong is aborted, and a new one takes its place. */
async function startJob(
  calls: OrgCalls,
  request: IngestRequest,
  part: IngestPart,
  signal?: AbortSignal,
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const { id } = await createJob(calls, request, signal);
    try {
      await uploadPart(calls, id, part, signal);
    } catch (error) {
      await discardJob(calls, id);
      if (!isPassing(error) || attempt >= calls.limits.attempts) throw error;
      await backOff(calls.limits, attempt, signal);
      continue;
    }
    await closeUploaded(calls, id, signal);
    return id;
  }
}

// A lost answer may have closed the job all the same: its state tells.
async function closeUploaded(calls: OrgCalls, id: string, signal?: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await closeJob(calls, id, signal);
      return;
    } catch (error) {
      if (!isPassing(error)) throw error;
      const { state } = await readJob(calls, id, signal);
      if (state !== 'Open') return;
      if (attempt >= calls.limits.attempts) throw error;
      await backOff(calls.limits, attempt, signal);
    }
  }
}

// A job that is not closed never runs; aborting it only tidies up, so a failure to do so means nothing.
async function discardJob(calls: OrgCalls, id: string): Promise<void> {
  await abortJob(calls, id).catch(() => undefined);
}

const isPassing = (error: unknown): boolean => error instanceof ChurnError && error.code === 'org_unreachable';

/** The counts of a completed job must agree with its result files, which may lag behind its state. */
async function readOutcome(
  calls: OrgCalls,
  request: IngestRequest,
  part: IngestPart,
  job: JobInfo,
  signal?: AbortSignal,
): Promise<PartOutcome> {
  for (let attempt = 1; ; attempt++) {
    const failed = await readFailedRows(calls, job.id, request.keyColumn, signal);
    const unprocessed = await readUnprocessedKeys(calls, job.id, request.keyColumn, signal);
    const succeeded = part.keys.length - failed.length - unprocessed.length;
    const told = (job.numberRecordsProcessed ?? 0) - (job.numberRecordsFailed ?? 0);
    const agree = job.state === 'JobComplete' ? succeeded === told : succeeded >= 0;
    if (agree) return { job, succeeded, failed, unprocessed };
    if (attempt >= calls.limits.attempts) throw disagreement(job, told, succeeded);
    await backOff(calls.limits, attempt, signal);
  }
}

const disagreement = (job: JobInfo, told: number, succeeded: number): ChurnError =>
  new ChurnError(
    'org_response',
    `Ingest job ${job.id} says that ${told} rows succeeded, its result files leave ${succeeded}.`,
    `Run the same again; look at the job's results: sf data bulk results --job-id ${job.id}`,
  );

function jobErrorOf({ id, state, errorMessage }: JobInfo): IngestJobError[] {
  return state === 'Failed' || state === 'Aborted' ? [{ jobId: id, state, message: errorMessage ?? '' }] : [];
}

// push(...rows) would put every row on the stack
function append<T>(list: T[], rows: readonly T[]): void {
  for (const row of rows) list.push(row);
}
