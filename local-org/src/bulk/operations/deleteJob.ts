// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { WireRequest } from '../../wire/route.ts';
import { findJob, removeJob, type JobKind } from '../jobs.ts';

type Handler = (request: WireRequest, org: Org, session: Session) => Response;

/** DELETE /jobs/ingest/:id */
export const deleteIngestJob: Handler = (...request) => remove('ingestJob', ...request);

/** DELETE /jobs/query/:id */
export const deleteQueryJob: Handler = (...request) => remove('queryJob', ...request);

function remove(kind: JobKind, ...[{ params }, org, session]: Parameters<Handler>): Response {
  removeJob(org, kind, findJob(org, kind, params['id'] ?? '', session.userId));
  return new Response(null, { status: 204 });
}
