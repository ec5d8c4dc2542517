// SPDX-License-Identifier: Apache-2.0
// Rows that a lock or a failing job has kept out go into a new, smaller job, until the patience is over.
import type { IngestJobError, IngestOutcome, IngestRequest, IngestStop, OrgPort, WriteRow } from '../ports.ts';
import { waitUnlessAborted } from '../../waitUnlessAborted.ts';
import { jobRowsAfter, waitAfter, type Patience } from './patience.ts';
import { CHANGED_MEANWHILE, failuresOf, keysToSendAgain, type RowFailure } from './rowFailures.ts';
import { watchJobs } from './watchJobs.ts';

export type Sending = {
  readonly patience: Patience;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Over all tries: a row counts as failed while nothing more is done for it. */
  readonly onProgress: (progress: SendProgress) => void;
  /** Keys whose records somebody else has changed since they were read. Asked for before a row is sent again. */
  readonly changedMeanwhile: () => Promise<ReadonlySet<string>>;
};

export type SendProgress = { readonly written: number; readonly failed: number };

/** What became of the rows of one request, over all tries. A key without a failure was written. */
export type RowsSent = {
  readonly jobs: readonly string[];
  readonly jobErrors: readonly IngestJobError[];
  readonly failures: ReadonlyMap<string, RowFailure>;
  readonly retried: RetryCounts;
  /** Set where an error or the signal ended the work; the failures name every row that is not known as written. */
  readonly stopped: IngestStop | undefined;
  /** True where a job may have stayed open, empty or without being closed. */
  readonly leftOpen: boolean;
};

/** Rows that were sent more than once, and the jobs of the further tries. */
export type RetryCounts = { readonly records: number; readonly jobs: number };

/**
 * Sends the rows, and those again that failed for a reason that passes. Rows that were refused for good, and those of a
 * job that somebody has aborted, are not sent again. Throws nothing: an error is the result's `stopped`.
 */
export async function sendRows(org: OrgPort, request: IngestRequest, sending: Sending): Promise<RowsSent> {
  const book = openBook();
  const watch = watchJobs(sending.onProgress);
  let rows = request;
  let until = Infinity;
  for (let made = 1; ; made++) {
    const outcome = await ingestOnce(org, rows, { signal: sending.signal, onProgress: watch.see });
    const again = keysToSendAgain(outcome);
    book.enter(outcome, made);
    watch.settle(book.failures.size - again.size);
    until = Math.min(until, sending.clock().getTime() + sending.patience.time);
    if (again.size === 0 || made >= sending.patience.tries) return book.close();
    const left = await chooseAfterWait(again, made, until, sending).catch(book.stop);
    if (left === undefined) return book.close();
    for (const key of again) if (!left.has(key)) book.refuse(key);
    if (left.size === 0) return book.close();
    book.again(left);
    rows = { ...request, jobRows: jobRowsAfter(made, left.size), rows: () => rowsWith(request, left) };
  }
}

/** A port that breaks its word and throws is taken as stopped, with nothing known of any row. */
async function ingestOnce(
  org: OrgPort,
  request: IngestRequest,
  options: Parameters<OrgPort['ingest']>[1],
): Promise<IngestOutcome> {
  try {
    return await org.ingest(request, options);
  } catch (error) {
    const nothing = { jobIds: [], jobErrors: [], succeeded: 0, failed: [], unprocessed: [], leftOpen: true };
    return { ...nothing, unconfirmed: await keysOf(request), stopped: { error, jobId: undefined } };
  }
}

/** undefined: the time would be over before the next try. */
async function chooseAfterWait(
  keys: ReadonlySet<string>,
  made: number,
  until: number,
  { patience, clock, random, signal, changedMeanwhile }: Sending,
): Promise<ReadonlySet<string> | undefined> {
  const wait = waitAfter(made, patience, random());
  if (clock().getTime() + wait > until) return undefined;
  await waitUnlessAborted(wait, signal);
  const changed = await changedMeanwhile();
  return new Set([...keys].filter((key) => !changed.has(key)));
}

type Book = {
  readonly failures: ReadonlyMap<string, RowFailure>;
  enter(outcome: IngestOutcome, tries: number): void;
  /** These are sent again; the next outcome tells what becomes of them. */
  again(keys: ReadonlySet<string>): void;
  /** Not sent again, because somebody has changed the record. */
  refuse(key: string): void;
  stop(error: unknown): undefined;
  close(): RowsSent;
};

function openBook(): Book {
  const jobs: string[] = [];
  const jobErrors: IngestJobError[] = [];
  const failures = new Map<string, RowFailure>();
  const sentAgain = new Set<string>();
  let jobsOfFirstTry: number | undefined;
  let awaited: ReadonlySet<string> = new Set();
  let stopped: IngestStop | undefined;
  let leftOpen = false;
  return {
    failures,
    enter: (outcome, tries) => {
      for (const key of awaited) failures.delete(key);
      for (const [key, failure] of failuresOf(outcome, tries)) failures.set(key, failure);
      jobs.push(...outcome.jobIds);
      jobErrors.push(...outcome.jobErrors);
      jobsOfFirstTry ??= jobs.length;
      stopped = outcome.stopped;
      leftOpen ||= outcome.leftOpen;
    },
    again: (keys) => {
      awaited = keys;
      for (const key of keys) sentAgain.add(key);
    },
    refuse: (key) => {
      const failure = failures.get(key);
      if (failure !== undefined) failures.set(key, { ...failure, ...CHANGED_MEANWHILE });
    },
    stop: (error) => {
      stopped = { error, jobId: undefined };
    },
    close: () => ({
      jobs,
      jobErrors,
      failures,
      retried: { records: sentAgain.size, jobs: jobs.length - (jobsOfFirstTry ?? 0) },
      stopped,
      leftOpen,
    }),
  };
}

/** The rows of these keys, in their order. */
async function* rowsWith({ rows, keyColumn }: IngestRequest, keys: ReadonlySet<string>): AsyncGenerator<WriteRow> {
  for await (const row of rows()) if (keys.has(String(row[keyColumn] ?? ''))) yield row;
}

/** Keys of all rows of a request. */
export async function keysOf({ rows, keyColumn }: IngestRequest): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const row of rows()) keys.push(String(row[keyColumn] ?? ''));
  return keys;
}
