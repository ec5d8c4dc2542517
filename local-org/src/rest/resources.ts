// SPDX-License-Identifier: Apache-2.0
import type { WireRequest } from '../wire/route.ts';

/** The version that the org says it speaks best; others in a path are served alike. */
export const API_VERSION = '66.0';

export function listVersions(): Response {
  return Response.json([{ label: `v${API_VERSION}`, url: `/services/data/v${API_VERSION}`, version: API_VERSION }]);
}

export function listResources({ params }: WireRequest): Response {
  const base = `/services/data/v${params['version']}`;
  const names = ['composite', 'jobs', 'limits', 'metadata', 'query', 'queryAll', 'sobjects', 'tooling'];
  return Response.json(Object.fromEntries(names.map((name) => [name, `${base}/${name}`])));
}
