// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org/org.ts';
import type { Unsupported } from '../unsupported.ts';

/** Hands a call of a component to the org, as the user; what pages can't call in Lightning Experience is refused. */
export async function forwardCall(
  org: Org,
  username: string,
  request: Request,
  refuse: (unsupported: Unsupported) => void,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  if (!OPEN_TO_PAGES.test(pathname)) return refuseCall(`${request.method} ${pathname}`, refuse);
  const response = await org.fetch(username, pathname + search, {
    method: request.method,
    headers: pick(request.headers, PASSED_ON),
    ...(request.method === 'GET' ? {} : { body: await request.arrayBuffer() }),
  });
  return new Response(response.body, { status: response.status, headers: pick(response.headers, PASSED_BACK) });
}

/** Lightning Data Service and the GraphQL wire adapter use no others. */
const OPEN_TO_PAGES = /^\/services\/data\/v\d+\.\d+\/(graphql|ui-api\/.+)$/;

const PASSED_ON = ['accept', 'content-type', 'if-modified-since', 'if-unmodified-since'];
const PASSED_BACK = ['content-type', 'etag', 'last-modified'];

function refuseCall(what: string, refuse: (unsupported: Unsupported) => void): Response {
  refuse({ what, detail: 'pages reach GraphQL and the UI API alone' });
  const message = `${what} is not open to pages in local-lightning: only graphql and ui-api are`;
  return Response.json([{ errorCode: 'NOT_IMPLEMENTED', message }], { status: 501 });
}

const pick = (headers: Headers, names: readonly string[]): Headers =>
  new Headers(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])));
