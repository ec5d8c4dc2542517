// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import { findSession } from '../wire/session.ts';
import type { WireRequest } from '../wire/route.ts';

export function identityUrl(url: URL, org: Org, userId: string): string {
  return `${url.origin}/id/${org.id}/${userId}`;
}

/** GET /services/oauth2/userinfo: who the token is. */
export function getUserInfo({ raw, url }: WireRequest, org: Org): Response {
  const session = findSession(org, raw);
  if (session === undefined) return new Response('Bad_OAuth_Token', { status: 403 });
  const { userId } = session;
  const user = org.records.read('User', userId) ?? {};
  return Response.json({
    sub: identityUrl(url, org, userId),
    user_id: userId,
    organization_id: org.id,
    preferred_username: user['Username'],
    nickname: user['Alias'],
    name: user['Name'],
    given_name: user['FirstName'],
    family_name: user['LastName'],
    email: user['Email'],
    email_verified: true,
    zoneinfo: user['TimeZoneSidKey'],
    active: true,
    user_type: 'STANDARD',
    urls: {
      rest: `${url.origin}/services/data/v{version}/`,
      sobjects: `${url.origin}/services/data/v{version}/sobjects/`,
    },
  });
}

/** GET /id/{org}/{user}: the identity that a token answer points at. */
export function getIdentity({ raw, url, params }: WireRequest, org: Org): Response {
  const session = findSession(org, raw);
  if (session === undefined) return new Response('Bad_OAuth_Token', { status: 403 });
  if (params['org'] !== org.id || params['user'] !== session.userId) return new Response('Wrong_Org', { status: 404 });
  const user = org.records.read('User', session.userId) ?? {};
  return Response.json({
    id: identityUrl(url, org, session.userId),
    user_id: session.userId,
    organization_id: org.id,
    username: user['Username'],
    display_name: user['Name'],
    email: user['Email'],
    active: true,
    user_type: 'STANDARD',
  });
}
