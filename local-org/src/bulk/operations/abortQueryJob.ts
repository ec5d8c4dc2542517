// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { WireRequest } from '../../wire/route.ts';
import { isTerminal } from '../job.ts';
import { queryJobJson } from '../jobJson.ts';
import { changeJob, findJob } from '../jobs.ts';
import { choose, invalid, parseJobRequest } from './jobRequest.ts';

/** PATCH /jobs/query/:id */
export async function abortQueryJob({ raw, params }: WireRequest, org: Org, session: Session): Promise<Response> {
  const state = choose(parseJobRequest(await raw.text(), ['state']), 'state', ['Aborted']);
  const job = findJob(org, 'queryJob', params['id'] ?? '', session.userId);
  if (isTerminal(job)) throw invalid('INVALIDJOBSTATE', 'Aborting already Completed Job not allowed');
  return Response.json(queryJobJson(changeJob(org, 'queryJob', job, { state })));
}
