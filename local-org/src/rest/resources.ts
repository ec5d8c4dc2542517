// SPDX-License-Identifier: Apache-2.0
import { identityUrl } from '../oauth/identity.ts';
import type { Session } from '../oauth/sessions.ts';
import type { Org } from '../org.ts';
import type { WireRequest } from '../wire/route.ts';

/** The version that the org says it speaks best; others in a path are served alike. */
export const API_VERSION = '66.0';

export function listVersions(): Response {
  return Response.json([{ label: `v${API_VERSION}`, url: `/services/data/v${API_VERSION}`, version: API_VERSION }]);
}

export function listResources({ params, url }: WireRequest, org: Org, session: Session): Response {
  const base = `/services/data/v${params['version']}`;
  const names = ['composite', 'jobs', 'limits', 'metadata', 'query', 'queryAll', 'sobjects', 'tooling'];
  const resources = Object.fromEntries(names.map((name) => [name, `${base}/${name}`]));
  return Response.json({ ...resources, identity: identityUrl(url, org, session.userId) });
}
