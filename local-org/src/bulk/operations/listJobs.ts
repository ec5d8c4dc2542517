// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { WireRequest } from '../../wire/route.ts';
import { ingestJobJson, queryJobJson } from '../jobJson.ts';
import { listJobs, maySee } from '../jobs.ts';
import type { Job } from '../job.ts';
import { invalid } from './jobRequest.ts';

/** GET /jobs/ingest?jobType=&queryLocator= */
export function listIngestJobs(request: WireRequest, org: Org, session: Session): Response {
  const jobs = visible(org, listJobs(org, 'ingestJob'), session);
  return page(
    request,
    'ingest',
    jobs.map((job) => ({ ...ingestJobJson(job), jobType: 'V2Ingest' })),
  );
}

/** GET /jobs/query?jobType=&queryLocator= */
export function listQueryJobs(request: WireRequest, org: Org, session: Session): Response {
  const jobs = visible(org, listJobs(org, 'queryJob'), session);
  return page(
    request,
    'query',
    jobs.map((job) => ({ ...queryJobJson(job), jobType: 'V2Query' })),
  );
}

const PAGE_SIZE = 1000;

const visible = <J extends Job>(org: Org, jobs: readonly J[], { userId }: Session): readonly J[] =>
  jobs.filter((job) => maySee(org, job, userId));

type ListedJob = Readonly<Record<string, unknown>>;

function page({ url, params }: WireRequest, kind: 'ingest' | 'query', jobs: readonly ListedJob[]): Response {
  const jobType = url.searchParams.get('jobType');
  const chosen = jobType === null ? jobs : jobs.filter((job) => job['jobType'] === jobType);
  const start = Number(url.searchParams.get('queryLocator') ?? 0);
  if (!Number.isInteger(start) || start < 0) throw invalid('INVALID_QUERY_LOCATOR', 'invalid query locator');
  const end = start + PAGE_SIZE;
  const done = end >= chosen.length;
  const nextRecordsUrl = done
    ? null
    : `/services/data/v${params['version']}/jobs/${kind}?queryLocator=${end}${jobType === null ? '' : `&jobType=${jobType}`}`;
  return Response.json({ done, records: chosen.slice(start, end), nextRecordsUrl });
}
