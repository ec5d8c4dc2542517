// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../oauth/sessions.ts';
import type { Org } from '../org.ts';
import { ApiError } from './apiError.ts';

/** The session of a request to an API; throws the platform's refusal where there is none or its user may not. */
export function requireSession(org: Org, raw: Request): Session {
  const session = findSession(org, raw);
  if (session === undefined) throw new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  if (!org.access.permission(session.userId, 'ApiEnabled'))
    throw new ApiError(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.');
  return session;
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
