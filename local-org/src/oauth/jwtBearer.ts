// SPDX-License-Identifier: Apache-2.0
// OAuth 2.0 JWT bearer flow (RFC 7523) as the platform speaks it.
import { createPublicKey, verify } from 'node:crypto';
import type { Org } from '../org.ts';
import type { RecordValues } from '../records/records.ts';
import { findApp, type ConnectedApp } from './apps.ts';
import { OAuthError } from './oauthError.ts';

/** The user that the assertion logs in; OAuthError where it is not good. `audiences` are the org's own addresses. */
export function verifyAssertion(org: Org, assertion: string, audiences: readonly string[]): RecordValues {
  const { claims, signed, signature } = readAssertion(assertion);
  const app = findApp(org.store, String(claims['iss']));
  if (app === undefined) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  if (!isSignedBy(app, signed, signature)) throw new OAuthError('invalid_grant', 'invalid assertion');
  if (!audiences.includes(String(claims['aud']).replace(/\/$/, '')))
    throw new OAuthError('invalid_grant', 'audience is invalid');
  if (isExpired(claims['exp'], org.clock.now())) throw new OAuthError('invalid_grant', 'expired authorization code');
  return approvedUser(org, app, String(claims['sub']));
}

type Assertion = {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signed: string;
  readonly signature: Buffer;
};

function readAssertion(assertion: string): Assertion {
  const [head, payload, signature] = assertion.split('.');
  try {
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as Record<string, unknown>;
    return { claims, signed: `${head}.${payload}`, signature: Buffer.from(signature ?? '', 'base64url') };
  } catch {
    throw new OAuthError('invalid_grant', 'invalid assertion');
  }
}

function isSignedBy(app: ConnectedApp, signed: string, signature: Buffer): boolean {
  return verify('RSA-SHA256', Buffer.from(signed), createPublicKey(app.certificate), signature);
}

// the CLI's own library writes milliseconds where the standard says seconds, and the platform lets it pass
function isExpired(exp: unknown, now: Date): boolean {
  const value = Number(exp);
  const milliseconds = value > 1e11 ? value : value * 1000;
  return !(milliseconds > now.getTime());
}

function approvedUser(org: Org, app: ConnectedApp, username: string): RecordValues {
  const [user] = org.records.find('User', { Username: username }, 1);
  const isApproved = app.users.some((approved) => approved.toLowerCase() === username.toLowerCase());
  if (user === undefined || !isApproved) throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
  if (user['IsActive'] !== true) throw new OAuthError('invalid_grant', 'inactive user');
  return user;
}
