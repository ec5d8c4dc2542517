// SPDX-License-Identifier: Apache-2.0
// From a request to a response: finds the row, makes sure of the session, turns errors into the protocol's.
import { ConnectionReset } from 'local-faults';
import { answerThroughFaults } from '../faults/requestFault.ts';
import type { Org } from '../org.ts';
import { ApiError, errorResponse } from './apiError.ts';
import type { Router } from './router.ts';
import type { WireRequest } from './route.ts';
import { requireSession } from './session.ts';

/** Rejects with ConnectionReset, and nothing else, where a fault wants the connection cut. */
export type Dispatch = (request: Request) => Promise<Response>;

export function createDispatch(org: Org, router: Router): Dispatch {
  return async (raw) => {
    const url = cleanUrl(raw.url);
    const respond = async (work: () => Promise<Response>): Promise<Response> => {
      try {
        return await work();
      } catch (error) {
        return answerFailure(org, `${raw.method} ${url.pathname}`, error);
      }
    };
    // twice, because a fault may let the org do its work first, and may fail itself
    return respond(() =>
      answerThroughFaults(raw, org, url.pathname, () => respond(() => answer(org, router, unzipped(raw), url))),
    );
  };
}

/** The error as a response; what is not done is kept in the org's list. */
export function answerError(org: Org, what: string, error: ApiError): Response {
  if (error.status === 501) org.unsupported.push({ what, detail: error.message });
  return errorResponse(error);
}

function answerFailure(org: Org, what: string, error: unknown): Response {
  if (error instanceof ConnectionReset) throw error;
  if (error instanceof ApiError) return answerError(org, what, error);
  if (!isBrokenOff(error)) console.error(error);
  return errorResponse(new ApiError(500, 'UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error)));
}

/** The client has gone in the middle of its request, which is no defect of the org. */
const isBrokenOff = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ECONNRESET';

async function answer(org: Org, router: Router, raw: Request, url: URL): Promise<Response> {
  const match = router.match(raw.method, url.pathname);
  if (match === undefined) return refuseUnknown(org, router, raw.method, url);
  const { route, params } = match;
  const request: WireRequest = { raw, url, params };
  if ('open' in route) return route.handler(request, org);
  const session = requireSession(org, raw);
  return answerCounted(org, `${raw.method} ${url.pathname}`, async () => route.handler(request, org, session));
}

/** Counts the call, whatever comes of it, and tells in the answer how many there were. */
async function answerCounted(org: Org, what: string, answerCall: () => Promise<Response>): Promise<Response> {
  const isAllowed = org.allowance.spend('DailyApiRequests');
  const response = isAllowed
    ? await answerCall().catch((error: unknown) => answerFailure(org, what, error))
    : errorResponse(new ApiError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'));
  const { Max, Remaining } = org.allowance.read('DailyApiRequests');
  response.headers.set('Sforce-Limit-Info', `api-usage=${Max - Remaining}/${Max}`);
  return response;
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
