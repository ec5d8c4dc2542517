// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { WireRequest } from '../../wire/route.ts';
import { readResults } from '../ingest/resultFiles.ts';
import { readUnprocessedRows } from '../ingest/unprocessedRows.ts';
import { isTerminal, type IngestJob } from '../job.ts';
import { findJob } from '../jobs.ts';
import { csvResponse } from './csvResponse.ts';
import { invalid } from './jobRequest.ts';

type Handler = (request: WireRequest, org: Org, session: Session) => Response;

/** GET /jobs/ingest/:id/successfulResults */
export const getSuccessfulResults: Handler = (...request) =>
  csvResponse(readResults(request[1], endedJob(...request), 'successful'));

/** GET /jobs/ingest/:id/failedResults */
export const getFailedResults: Handler = (...request) =>
  csvResponse(readResults(request[1], endedJob(...request), 'failed'));

/** GET /jobs/ingest/:id/unprocessedrecords */
export const getUnprocessedRecords: Handler = (...request) =>
  csvResponse(readUnprocessedRows(request[1], endedJob(...request)));

function endedJob(...[{ params }, org, session]: Parameters<Handler>): IngestJob {
  const job = findJob(org, 'ingestJob', params['id'] ?? '', session.userId);
  if (isTerminal(job)) return job;
  throw invalid('INVALIDJOBSTATE', `Results of a job in the state ${job.state} are not available`);
}
