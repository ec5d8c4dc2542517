// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { WireRequest } from '../wire/route.ts';
import { identityUrl } from './identity.ts';
import { verifyAssertion } from './jwtBearer.ts';
import { OAuthError, oauthErrorResponse } from './oauthError.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** POST /services/oauth2/token, form encoded. */
export async function issueAccessToken({ raw, url }: WireRequest, org: Org): Promise<Response> {
  const form = new URLSearchParams(await raw.text());
  try {
    if (form.get('grant_type') !== JWT_BEARER)
      throw new OAuthError('unsupported_grant_type', 'grant type not supported');
    const user = verifyAssertion(org, form.get('assertion') ?? '', [url.origin]);
    const session = org.sessions.issue(String(user['Id']));
    return Response.json({
      access_token: session.token,
      scope: 'api',
      instance_url: url.origin,
      id: identityUrl(url, org, session.userId),
      token_type: 'Bearer',
      issued_at: String(org.clock.now().getTime()),
    });
  } catch (error) {
    if (error instanceof OAuthError) return oauthErrorResponse(error);
    throw error;
  }
}
