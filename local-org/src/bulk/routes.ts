// SPDX-License-Identifier: Apache-2.0
import type { Route, SessionRoute } from '../wire/route.ts';
import { changeIngestJobState } from './operations/changeIngestJobState.ts';
import { createIngestJob } from './operations/createIngestJob.ts';
import { abortQueryJob } from './operations/abortQueryJob.ts';
import { createQueryJob } from './operations/createQueryJob.ts';
import { deleteIngestJob, deleteQueryJob } from './operations/deleteJob.ts';
import { getQueryJob } from './operations/getQueryJob.ts';
import { getQueryResults } from './operations/getQueryResults.ts';
import { getFailedResults, getSuccessfulResults, getUnprocessedRecords } from './operations/getIngestResults.ts';
import { getIngestJob } from './operations/getIngestJob.ts';
import { listIngestJobs, listQueryJobs } from './operations/listJobs.ts';
import { uploadJobData } from './operations/uploadJobData.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/';
const QUERY = '/services/data/v:version/jobs/query';
const INGEST = '/services/data/v:version/jobs/ingest';

const route = (
  method: SessionRoute['method'],
  path: string,
  page: string,
  handler: SessionRoute['handler'],
  limits?: string,
): SessionRoute => ({
  method,
  path,
  doc: `${GUIDE}${page}.htm`,
  handler,
  ...(limits === undefined ? {} : { limits }),
});

const ingestRoutes: readonly SessionRoute[] = [
  route('POST', INGEST, 'create_job', createIngestJob, 'assignment rules are kept, not applied'),
  route('GET', INGEST, 'get_all_jobs', listIngestJobs, 'jobs of Bulk API 2.0 only'),
  route('PUT', `${INGEST}/:id/batches`, 'upload_job_data', uploadJobData),
  route('PATCH', `${INGEST}/:id`, 'close_job', changeIngestJobState),
  route('GET', `${INGEST}/:id`, 'get_job_info', getIngestJob, 'Apex time is always 0'),
  route('DELETE', `${INGEST}/:id`, 'delete_job', deleteIngestJob),
  route('GET', `${INGEST}/:id/successfulResults`, 'get_job_successful_results', getSuccessfulResults),
  route('GET', `${INGEST}/:id/failedResults`, 'get_job_failed_results', getFailedResults),
  route('GET', `${INGEST}/:id/unprocessedrecords`, 'get_job_unprocessed_results', getUnprocessedRecords),
];

const queryRoutes: readonly SessionRoute[] = [
  route('POST', QUERY, 'query_create_job', createQueryJob, 'queryAll reads what query reads: deleted records are gone'),
  route('GET', QUERY, 'query_get_all_jobs', listQueryJobs, 'jobs of Bulk API 2.0 only'),
  route('GET', `${QUERY}/:id`, 'query_get_one_job', getQueryJob),
  route('PATCH', `${QUERY}/:id`, 'query_abort_job', abortQueryJob),
  route('DELETE', `${QUERY}/:id`, 'query_delete_job', deleteQueryJob),
  route('GET', `${QUERY}/:id/results`, 'query_get_job_results', getQueryResults),
];

export const bulkRoutes: readonly Route[] = [...ingestRoutes, ...queryRoutes];
