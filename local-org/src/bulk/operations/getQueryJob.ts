// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { WireRequest } from '../../wire/route.ts';
import { queryJobInfoJson } from '../jobJson.ts';
import { findJob } from '../jobs.ts';

/** GET /jobs/query/:id */
export const getQueryJob = ({ params }: WireRequest, org: Org, session: Session): Response =>
  Response.json(queryJobInfoJson(findJob(org, 'queryJob', params['id'] ?? '', session.userId)));
