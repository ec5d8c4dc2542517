// SPDX-License-Identifier: Apache-2.0
// OAuth 2.0 JWT bearer flow (Salesforce help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration").
import { createSign } from 'node:crypto';
import { ChurnError } from '../churnError.ts';
import { identityInUrl, type Identity } from './identity.ts';
import { readJson, readPlatformError } from './platformError.ts';
import type { TokenSource } from './tokenSource.ts';

export type JwtLogin = {
  /** `https://login.salesforce.com`, `https://test.salesforce.com` or the org's own domain; also the audience. */
  readonly loginUrl: string;
  /** The consumer key of the External Client App. */
  readonly clientId: string;
  readonly username: string;
  /** RSA key, PEM. */
  readonly privateKey: string;
  /** Milliseconds since 1970; default: the machine's clock. */
  readonly now?: () => number;
};

/** A token source that also knows where the org lives. */
export interface JwtTokenSource extends TokenSource {
  /** The org's own address, as the login tells it. */
  instanceUrl(): Promise<string>;
  /** Whose login it is; undefined where the login does not tell. */
  identity(): Promise<Identity | undefined>;
}

/** Logs in when a token is first asked for, and again on each refresh. Throws ChurnError `org_refused` or `org_unreachable`. */
export function jwtTokenSource(login: JwtLogin): JwtTokenSource {
  let grant: Promise<Grant> | undefined;
  const held = (): Promise<Grant> => (grant ??= requestGrant(login).catch(forget));
  const forget = (error: unknown): never => {
    grant = undefined;
    throw error;
  };
  return {
    token: async () => (await held()).access_token,
    refresh: async () => {
      grant = undefined;
      return (await held()).access_token;
    },
    instanceUrl: async () => (await held()).instance_url,
    identity: async () => identityInUrl((await held()).id ?? ''),
  };
}

/** `id`: the user's identity URL. */
type Grant = { readonly access_token: string; readonly instance_url: string; readonly id?: string };

const LIFETIME_SECONDS = 180;

async function requestGrant(login: JwtLogin): Promise<Grant> {
  const what = 'the JWT login';
  const loginUrl = login.loginUrl.replace(/\/+$/, '');
  const assertion = signJwt(
    {
      iss: login.clientId,
      sub: login.username,
      aud: loginUrl,
      exp: Math.floor((login.now ?? Date.now)() / 1000) + LIFETIME_SECONDS,
    },
    login.privateKey,
  );
  const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  const { status, text } = await post(`${loginUrl}/services/oauth2/token`, body);
  if (status >= 300) throw refusedLogin(login, status, text);
  return readJson<Grant>(what, text);
}

function signJwt(claims: Readonly<Record<string, string | number>>, privateKey: string): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
}

async function post(url: string, body: URLSearchParams): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(60_000) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    const next = 'Check the network and the login URL, then run the same again.';
    throw new ChurnError('org_unreachable', `No answer from ${url}`, next, { cause: error });
  }
}

function refusedLogin(login: JwtLogin, status: number, text: string): ChurnError {
  const { code, message } = readPlatformError(status, text);
  const isDown = status >= 500;
  return new ChurnError(
    isDown ? 'org_unreachable' : 'org_refused',
    `Salesforce refused the JWT login of ${login.username} at ${login.loginUrl}: ${code}: ${message}`,
    isDown
      ? 'The trouble is at Salesforce and passes: run the same again later.'
      : "Check the app's certificate and consumer key, and that a permission set gives the user the app.",
    { data: { status, code, message } },
  );
}
