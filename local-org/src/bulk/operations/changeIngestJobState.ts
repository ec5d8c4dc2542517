// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { WireRequest } from '../../wire/route.ts';
import { runIngestJob } from '../ingest/runIngestJob.ts';
import { isTerminal } from '../job.ts';
import { ingestJobJson } from '../jobJson.ts';
import { changeJob, findJob } from '../jobs.ts';
import { choose, invalid, parseJobRequest } from './jobRequest.ts';

/** PATCH /jobs/ingest/:id: the upload is complete, or the job is given up. */
export async function changeIngestJobState(
  { raw, params }: WireRequest,
  org: Org,
  session: Session,
): Promise<Response> {
  const state = choose(parseJobRequest(await raw.text(), ['state']), 'state', ['UploadComplete', 'Aborted']);
  const job = findJob(org, 'ingestJob', params['id'] ?? '', session.userId);
  const closes = state === 'UploadComplete';
  if (closes ? job.state !== 'Open' : isTerminal(job)) {
    throw invalid('INVALIDJOBSTATE', `${closes ? 'Closing' : 'Aborting'} already Completed Job not allowed`);
  }
  const changed = changeJob(org, 'ingestJob', job, { state });
  if (closes) org.background.start(() => runIngestJob(org, job.id));
  return Response.json(ingestJobJson(changed));
}
