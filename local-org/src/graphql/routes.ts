// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../oauth/sessions.ts';
import type { Org } from '../org.ts';
import { readJson } from '../wire/json.ts';
import type { Route, WireRequest } from '../wire/route.ts';
import { renderErrors } from './request/renderErrors.ts';
import { runRequest } from './request/runRequest.ts';

export const graphqlRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/services/data/v:version/graphql',
    doc: 'https://developer.salesforce.com/docs/platform/graphql/guide/graphql-about.html',
    limits: 'objectInfos, related lists, filters by polymorphic parents, fiscal periods, scopes of teams',
    handler: answerGraphql,
  },
];

/** 200 whatever the errors, which are part of the answer; 400 for a body that is no JSON. */
async function answerGraphql({ raw }: WireRequest, org: Org, session: Session): Promise<Response> {
  const { data = null, errors = [] } = runRequest(org, session.userId, await readJson(raw));
  return Response.json({ data, errors: renderErrors(org, errors) });
}
