// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { WireRequest } from '../../wire/route.ts';
import { ingestJobInfoJson } from '../jobJson.ts';
import { findJob } from '../jobs.ts';

/** GET /jobs/ingest/:id */
export const getIngestJob = ({ params }: WireRequest, org: Org, session: Session): Response =>
  Response.json(ingestJobInfoJson(findJob(org, 'ingestJob', params['id'] ?? '', session.userId)));
