// SPDX-License-Identifier: Apache-2.0
// One Bulk API 2.0 query job (Bulk API 2.0 guide, "Query").
import { ChurnError } from '../churnError.ts';
import { columnsOf } from './bulkColumns.ts';
import type { ReadHeader } from './bulkColumns.ts';
import { readCsv } from './csvStream.ts';
import type { Describes } from './describe.ts';
import type { JobState } from './ingestJob.ts';
import type { OrgCalls } from './orgCalls.ts';
import { pollJob } from './pollJob.ts';
import { backOff } from './repeat.ts';
import { readJson, refusal } from './platformError.ts';
import type { Row } from './restQuery.ts';

type QueryJob = { readonly id: string; readonly state: JobState; readonly errorMessage?: string };

/** The new job's id; undefined where a query job cannot answer this query (sub-queries, OFFSET, some objects). */
export async function createQueryJob(calls: OrgCalls, soql: string): Promise<string | undefined> {
  const what = 'a query job';
  const body = JSON.stringify({ operation: 'query', query: soql });
  // a second job after a lost answer reads the same and is left to the org's clean-up
  const answer = await calls.ask({ method: 'POST', path: `${calls.api}/jobs/query`, what, body, repeatable: true });
  if (answer.status === 400) return undefined;
  if (answer.status >= 300) throw refusal(what, answer.status, answer.body);
  return readJson<QueryJob>(what, answer.body).id;
}

/**
 * The rows of a query job in batches, as the REST API would give them. The job is left to the org, which removes it
 * after seven days: to remove it takes a call.
 */
export async function* readQueryJob(
  calls: OrgCalls,
  { id, object, rows }: QueryJobRows,
  describes: Describes,
): AsyncGenerator<readonly Row[]> {
  await waitForJob(calls, id, rows);
  const readHeader = columnsOf(describes, object);
  let locator: string | undefined = '';
  while (locator !== undefined) locator = yield* readResultPage(calls, id, readHeader, locator);
}

/** `rows`: how many it will give, as far as is known. */
export type QueryJobRows = { readonly id: string; readonly object: string; readonly rows: number };

async function waitForJob(calls: OrgCalls, id: string, rows: number): Promise<void> {
  const read = () =>
    calls.json<QueryJob>({
      method: 'GET',
      path: jobPath(calls, id),
      what: `the state of query job ${id}`,
      waiting: true,
    });
  const job = await pollJob(calls, { read, firstMs: firstWait(calls, rows) });
  if (job.state === 'JobComplete') return;
  const next = 'Run the same again; if it stays so, check in Setup, Bulk Data Load Jobs, what became of the job.';
  throw new ChurnError(
    'org_refused',
    `Query job ${id} ended as ${job.state}: ${job.errorMessage ?? 'no reason given'}`,
    next,
  );
}

/** A job of many rows is not done at once: a look that comes too early is a call for nothing. */
function firstWait({ limits }: OrgCalls, rows: number): number {
  return Math.min(limits.pollMs * Math.max(1, rows / 50_000), limits.pollMaxMs);
}

const BATCH_ROWS = 2_000;

/**
 * Yields the rows of one result page and returns the locator of the next.
 * When the answer breaks off, the page is asked for again and the rows already yielded are passed over.
 */
async function* readResultPage(
  calls: OrgCalls,
  id: string,
  readHeader: ReadHeader,
  locator: string,
): AsyncGenerator<readonly Row[], string | undefined> {
  let yielded = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await openResultPage(calls, id, locator);
      for await (const batch of readBatches(response, readHeader, yielded)) {
        yielded += batch.length;
        yield batch;
      }
      return nextLocator(response);
    } catch (error) {
      if (error instanceof ChurnError) throw error;
      if (attempt >= calls.limits.attempts) throw brokenOff(id, error);
      await backOff(calls.limits, attempt);
    }
  }
}

function openResultPage(calls: OrgCalls, id: string, locator: string): Promise<Response> {
  const search = new URLSearchParams({ maxRecords: String(calls.limits.bulkPageRows) });
  if (locator !== '') search.set('locator', locator);
  const path = `${jobPath(calls, id)}/results?${search}`;
  return calls.stream({ method: 'GET', path, what: `the results of query job ${id}`, headers: { accept: 'text/csv' } });
}

async function* readBatches(response: Response, readHeader: ReadHeader, skip: number): AsyncGenerator<readonly Row[]> {
  let toRow: ((cells: readonly string[]) => Row) | undefined;
  let index = 0;
  let batch: Row[] = [];
  for await (const cells of readCsv(response, 'strict')) {
    if (!toRow) toRow = await readHeader(cells);
    else if (index++ >= skip) batch.push(toRow(cells));
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

// The platform ends with the text "null".
function nextLocator(response: Response): string | undefined {
  const locator = response.headers.get('sforce-locator');
  return locator === null || locator === '' || locator === 'null' ? undefined : locator;
}

const jobPath = (calls: OrgCalls, id: string): string => `${calls.api}/jobs/query/${id}`;

const brokenOff = (id: string, cause: unknown): ChurnError =>
  new ChurnError(
    'org_response',
    `The results of query job ${id} could not be read to their end.`,
    'Run the same again.',
    {
      cause,
    },
  );
