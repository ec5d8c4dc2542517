// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { WireRequest } from '../wire/route.ts';

/** POST /services/oauth2/revoke: ends the session of a token. */
export async function revokeToken({ raw, url }: WireRequest, org: Org): Promise<Response> {
  const token = url.searchParams.get('token') ?? new URLSearchParams(await raw.text()).get('token');
  if (token === null || org.sessions.find(token) === undefined) {
    return Response.json(
      { error: 'unsupported_token_type', error_description: 'this token type is not supported' },
      { status: 400 },
    );
  }
  org.sessions.revoke(token);
  return new Response(null, { status: 200 });
}
