// SPDX-License-Identifier: Apache-2.0
// From a request to a response: finds the row, makes sure of the session, turns errors into the protocol's.
import { ConnectionReset } from '@churn-risk/local-faults';
import { answerThroughFaults } from '../faults/requestFault.ts';
import type { Org } from '../org.ts';
import type { Session } from '../oauth/sessions.ts';
import { ApiError, errorResponse } from './apiError.ts';
import type { Router } from './router.ts';
import type { WireRequest } from './route.ts';

/** Calls per day that the org says it allows; it only counts them. */
export const DAILY_REQUESTS = 100_000;

export type Dispatch = (request: Request) => Promise<Response>;

export function createDispatch(org: Org, router: Router): Dispatch {
  let calls = 0;
  return async (raw) => {
    const url = cleanUrl(raw.url);
    try {
      const response = await answerThroughFaults(raw, org, url.pathname, () => answer(org, router, unzipped(raw), url));
      if (url.pathname.startsWith('/services/data/'))
        response.headers.set('Sforce-Limit-Info', `api-usage=${(calls += 1)}/${DAILY_REQUESTS}`);
      return response;
    } catch (error) {
      if (error instanceof ConnectionReset) throw error;
      if (error instanceof ApiError) return answerError(org, `${raw.method} ${url.pathname}`, error);
      console.error(error);
      return errorResponse(
        new ApiError(500, 'UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error)),
      );
    }
  };
}

/** The error as a response; what is not done is kept in the org's list. */
export function answerError(org: Org, what: string, error: ApiError): Response {
  if (error.status === 501) org.unsupported.push({ what, detail: error.message });
  return errorResponse(error);
}

/** The bearer token's session; undefined for none, an unknown one, or one of a user who is not active. */
export function findSession(org: Org, raw: Request): Session | undefined {
  const header = /^(?:Bearer|OAuth) (.+)$/i.exec(raw.headers.get('authorization') ?? '')?.[1];
  // jsforce asks for the identity with the token in the address
  const token = header ?? new URL(raw.url).searchParams.get('oauth_token') ?? undefined;
  return token === undefined ? undefined : findActiveSession(org, token);
}

export function findActiveSession(org: Org, token: string): Session | undefined {
  const session = org.sessions.find(token);
  return session !== undefined && org.records.read('User', session.userId)?.['IsActive'] === true ? session : undefined;
}

async function answer(org: Org, router: Router, raw: Request, url: URL): Promise<Response> {
  const match = router.match(raw.method, url.pathname);
  if (match === undefined) return refuseUnknown(org, router, raw.method, url);
  const request: WireRequest = { raw, url, params: match.params };
  if ('open' in match.route) return match.route.handler(request, org);
  return match.route.handler(request, org, requireSession(org, raw));
}

function requireSession(org: Org, raw: Request): Session {
  const session = findSession(org, raw);
  if (session === undefined) throw new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  if (!org.access.permission(session.userId, 'ApiEnabled'))
    throw new ApiError(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.');
  return session;
}

function refuseUnknown(org: Org, router: Router, method: string, url: URL): Response {
  const allowed = router.methods(url.pathname);
  if (allowed.length > 0)
    throw new ApiError(
      405,
      'METHOD_NOT_ALLOWED',
      `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`,
    );
  throw new ApiError(501, 'NOT_IMPLEMENTED', `local-org does not serve ${method} ${url.pathname}`);
}

// after a login with a token the CLI calls `//services/...`
function cleanUrl(url: string): URL {
  const parsed = new URL(url);
  return new URL(parsed.pathname.replace(/^\/+/, '/') + parsed.search, parsed.origin);
}

function unzipped(raw: Request): Request {
  if (raw.headers.get('content-encoding') !== 'gzip' || raw.body === null) return raw;
  const headers = new Headers(raw.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  const body = raw.body.pipeThrough(new DecompressionStream('gzip'));
  return new Request(raw.url, { method: raw.method, headers, body, duplex: 'half' } as RequestInit);
}
