// SPDX-License-Identifier: Apache-2.0
// One ingest request: its parts one after the other, because two jobs at once would lock each other's parent records.
import { rm } from 'node:fs/promises';
import { ChurnError } from '../churnError.ts';
import type {
  FailedRow,
  IngestJobError,
  IngestOptions,
  IngestOutcome,
  IngestRequest,
  IngestStop,
} from '../load/ports.ts';
import { makeTemporaryFolder } from '../temporaryFolder.ts';
import { readJob } from './ingestJob.ts';
import type { JobInfo } from './ingestJob.ts';
import { openParts } from './ingestParts.ts';
import type { IngestPart } from './ingestParts.ts';
import { readFailedRows, readSucceededKeys, readUnprocessedKeys } from './ingestResults.ts';
import { startJob } from './ingestStart.ts';
import type { StartNotes } from './ingestStart.ts';
import type { OrgCalls } from './orgCalls.ts';
import { pollJob } from './pollJob.ts';
import { backOff } from './repeat.ts';

/**
 * Sends the rows, waits for the platform to finish, and joins what became of each. Starts no job for no rows.
 * Throws only where the rows themselves can't be had; what ends the work later is in the outcome.
 */
export async function ingest(
  calls: OrgCalls,
  request: IngestRequest,
  options: IngestOptions = {},
): Promise<IngestOutcome> {
  const outcome: Outcome = {
    ...{ jobIds: [], jobErrors: [], succeeded: 0, failed: [], unprocessed: [], unconfirmed: [] },
    ...{ leftOpen: false, begun: undefined },
  };
  const folder = makeTemporaryFolder();
  const limits = { bytes: calls.limits.partBytes, rows: request.jobRows ?? Infinity };
  const parts = openParts(request, folder, limits, (row) => outcome.failed.push(row));
  try {
    for (let part = await parts.next(); part !== undefined; part = await parts.next()) {
      await ingestPart(calls, request, part, options, outcome);
      if (outcome.stopped !== undefined || outcome.jobErrors.length > 0) {
        append(outcome.unprocessed, await parts.rest());
        break;
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { begun: _, ...told } = outcome;
  return told;
}

type Outcome = StartNotes & {
  jobIds: string[];
  jobErrors: IngestJobError[];
  succeeded: number;
  failed: FailedRow[];
  unprocessed: string[];
  unconfirmed: string[];
  stopped?: IngestStop;
};

/** Adds what became of a part to the outcome. */
async function ingestPart(
  calls: OrgCalls,
  request: IngestRequest,
  part: IngestPart,
  options: IngestOptions,
  outcome: Outcome,
): Promise<void> {
  outcome.begun = undefined;
  try {
    const id = await startJob(calls, request, part, outcome, options.signal);
    outcome.jobIds.push(id);
    const done = await followJob(calls, request, part, id, options);
    outcome.succeeded += done.succeeded;
    append(outcome.failed, done.failed);
    append(outcome.unprocessed, done.unprocessed);
    append(outcome.jobErrors, jobErrorOf(done.job));
  } catch (error) {
    outcome.stopped = { error, jobId: outcome.begun };
    append(outcome.begun === undefined ? outcome.unprocessed : outcome.unconfirmed, part.keys);
  }
}

type PartOutcome = {
  readonly job: JobInfo;
  readonly succeeded: number;
  readonly failed: readonly FailedRow[];
  readonly unprocessed: readonly string[];
};

async function followJob(
  calls: OrgCalls,
  request: IngestRequest,
  part: IngestPart,
  id: string,
  { onProgress, signal }: IngestOptions,
): Promise<PartOutcome> {
  const job = await pollJob(calls, {
    read: () => readJobDespiteOutage(calls, id, signal),
    shareDone: ({ numberRecordsProcessed = 0 }) => numberRecordsProcessed / part.keys.length,
    signal,
    onLook: ({ state, ...counts }) =>
      onProgress?.({
        jobId: id,
        state,
        processed: counts.numberRecordsProcessed ?? 0,
        failed: counts.numberRecordsFailed ?? 0,
      }),
  });
  return readOutcome(calls, request, part, job, signal);
}

/** The job goes on while nobody can ask for it, so an outage is waited out. */
async function readJobDespiteOutage(calls: OrgCalls, id: string, signal?: AbortSignal): Promise<JobInfo> {
  const until = Date.now() + calls.limits.outageMs;
  for (let attempt = 1; ; attempt++) {
    try {
      return await readJob(calls, id, signal);
    } catch (error) {
      if (!isPassing(error) || Date.now() > until) throw error;
      await backOff(calls.limits, Math.min(attempt, calls.limits.attempts), signal);
    }
  }
}

async function readOutcome(
  calls: OrgCalls,
  request: IngestRequest,
  part: IngestPart,
  job: JobInfo,
  signal?: AbortSignal,
): Promise<PartOutcome> {
  const found =
    job.state === 'JobComplete'
      ? await readWholeOutcome(calls, request, part, job, signal)
      : await readCutOutcome(calls, request, part, job, signal);
  const { failed, unprocessed } = found;
  return { job, failed, unprocessed, succeeded: part.keys.length - failed.length - unprocessed.length };
}

type Results = Pick<PartOutcome, 'failed' | 'unprocessed'>;

/** Files are read that can hold something. They may lag behind the state: they must agree with the counts of the job. */
async function readWholeOutcome(
  calls: OrgCalls,
  { keyColumn }: IngestRequest,
  { keys }: IngestPart,
  { id, numberRecordsProcessed: processed = 0, numberRecordsFailed: failures = 0 }: JobInfo,
  signal?: AbortSignal,
): Promise<Results> {
  for (let attempt = 1; ; attempt++) {
    const failed = failures > 0 ? await readFailedRows(calls, id, keyColumn, signal) : [];
    const unprocessed = processed < keys.length ? await readUnprocessedKeys(calls, id, keyColumn, signal) : [];
    const succeeded = keys.length - failed.length - unprocessed.length;
    if (succeeded === processed - failures) return { failed, unprocessed };
    if (attempt >= calls.limits.attempts) throw disagreement(id, processed - failures, succeeded);
    await backOff(calls.limits, attempt, signal);
  }
}

/** Of a job that was cut off: only rows that the platform lists as written count as written, so that none is lost. */
async function readCutOutcome(
  calls: OrgCalls,
  { keyColumn }: IngestRequest,
  { keys }: IngestPart,
  { id, numberRecordsProcessed: processed = 0 }: JobInfo,
  signal?: AbortSignal,
): Promise<Results> {
  if (processed === 0) return { failed: [], unprocessed: keys };
  const failed = await readFailedRows(calls, id, keyColumn, signal);
  const reached = new Set(await readSucceededKeys(calls, id, keyColumn, signal));
  for (const { key } of failed) reached.add(key);
  return { failed, unprocessed: keys.filter((key) => !reached.has(key)) };
}

const disagreement = (id: string, told: number, succeeded: number): ChurnError =>
  new ChurnError(
    'org_response',
    `Ingest job ${id} says that ${told} rows succeeded, its result files leave ${succeeded}.`,
    `Run the same again; look at the job's results: sf data bulk results --job-id ${id}`,
  );

const isPassing = (error: unknown): boolean => error instanceof ChurnError && error.code === 'org_unreachable';

function jobErrorOf({ id, state, errorMessage }: JobInfo): IngestJobError[] {
  return state === 'Failed' || state === 'Aborted' ? [{ jobId: id, state, message: errorMessage ?? '' }] : [];
}

// push(...rows) would put every row on the stack
function append<T>(list: T[], rows: readonly T[]): void {
  for (const row of rows) list.push(row);
}
