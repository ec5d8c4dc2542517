// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { ApiError } from '../../wire/apiError.ts';
import type { WireRequest } from '../../wire/route.ts';
import { csvLine } from '../csv.ts';
import type { QueryJob } from '../job.ts';
import { findJob } from '../jobs.ts';
import { readRows } from '../query/resultPages.ts';
import { csvResponse } from './csvResponse.ts';
import { invalid } from './jobRequest.ts';

/** GET /jobs/query/:id/results?locator=&maxRecords= */
export function getQueryResults({ url, params }: WireRequest, org: Org, session: Session): Response {
  const job = findJob(org, 'queryJob', params['id'] ?? '', session.userId);
  if (job.apiVersion !== params['version']) {
    throw new ApiError(
      409,
      'API_ERROR',
      `The results of this job are read with the API version ${job.apiVersion} that made it`,
    );
  }
  if (job.state !== 'JobComplete')
    throw invalid('INVALIDJOBSTATE', `Results of a job in the state ${job.state} are not available`);
  const from = readLocator(url.searchParams.get('locator'), job);
  const to = Math.min(job.processed, from + readMaxRecords(url.searchParams.get('maxRecords')));
  return csvResponse(readPage(org, job, from, to), {
    'Sforce-Locator': to < job.processed ? locatorOf(to) : 'null',
    'Sforce-NumberOfRecords': String(to - from),
  });
}

/** Rows of a page where the client leaves that to the org. jsforce mixes up the rows of several pages, so it is not small. */
const PAGE_SIZE = 100_000;

async function* readPage(org: Org, job: QueryJob, from: number, to: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csvLine(job.header, job));
  yield* readRows(org, job.id, from, to);
}

const locatorOf = (row: number): string => Buffer.from(String(row)).toString('base64url');

function readLocator(locator: string | null, job: QueryJob): number {
  if (locator === null || locator === '') return 0;
  const row = Buffer.from(locator, 'base64url').toString();
  if (/^\d{1,15}$/.test(row) && Number(row) <= job.processed) return Number(row);
  throw invalid('INVALID_QUERY_LOCATOR', 'invalid query locator');
}

function readMaxRecords(text: string | null): number {
  if (text === null) return PAGE_SIZE;
  if (/^\d{1,9}$/.test(text) && Number(text) > 0) return Number(text);
  throw invalid('API_ERROR', `maxRecords ${text} is not a positive number`);
}
