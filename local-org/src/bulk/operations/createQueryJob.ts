// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { WireRequest } from '../../wire/route.ts';
import type { QueryOperation } from '../job.ts';
import { queryJobJson } from '../jobJson.ts';
import { addJob, nextJobId } from '../jobs.ts';
import { openBulkQuery } from '../query/openBulkQuery.ts';
import { runQueryJob } from '../query/runQueryJob.ts';
import { choose, csvForm, invalid, parseJobRequest, text } from './jobRequest.ts';

const PROPERTIES = ['operation', 'query', 'contentType', 'columnDelimiter', 'lineEnding'];
const OPERATIONS: readonly QueryOperation[] = ['query', 'queryAll'];

/** POST /jobs/query: a query that cannot be run is refused at once. */
export async function createQueryJob({ raw, params }: WireRequest, org: Org, { userId }: Session): Promise<Response> {
  const body = parseJobRequest(await raw.text(), PROPERTIES);
  const soql = text(body, 'query');
  if (soql === undefined) throw invalid('INVALIDJOB', 'InvalidJob : Must specify query');
  const operation = choose(body, 'operation', OPERATIONS);
  const form = csvForm(body);
  const query = openBulkQuery(org, userId, soql);
  if (!org.allowance.spend('DailyBulkV2QueryJobs'))
    throw invalid('EXCEEDEDQUOTA', 'ExceededQuota : DailyBulkV2QueryJobs Limit exceeded.');
  const now = org.clock.now().toISOString();
  const job = addJob(org, 'queryJob', {
    ...{ id: nextJobId(org), object: query.object.name, operation, query: soql, createdById: userId },
    ...{ createdDate: now, systemModstamp: now, state: 'UploadComplete', apiVersion: params['version'] ?? '' },
    ...form,
    ...{ header: query.columns.map((column) => column.text), processed: 0, processingTime: 0 },
  });
  org.background.start(() => runQueryJob(org, job.id, query));
  return Response.json(queryJobJson(job));
}
