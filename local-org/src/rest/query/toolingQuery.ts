// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { parseSoql } from '../../soql/parseSoql.ts';
import { unknownType } from '../../soql/soqlError.ts';
import type { WireRequest } from '../../wire/route.ts';
import { runQuery } from './runQuery.ts';

/** Objects of the data API that the Tooling API shows too. */
const SHARED: ReadonlySet<string> = new Set(
  ['FlowDefinitionView', 'Organization', 'PermissionSet', 'Profile', 'User'].map((name) => name.toLowerCase()),
);

/** GET tooling/query: the objects that both APIs have. Other tooling objects are no types here. */
export function runToolingQuery(request: WireRequest, org: Org, session: Session): Response {
  const soql = request.url.searchParams.get('q') ?? '';
  const { sObject } = parseSoql(soql);
  if (!SHARED.has(sObject.toLowerCase())) {
    org.unsupported.push({ what: `tooling query of ${sObject}`, detail: soql });
    throw unknownType(soql, sObject);
  }
  return runQuery(request, org, session);
}
