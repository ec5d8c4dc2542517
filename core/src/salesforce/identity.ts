// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import type { OrgCalls } from './orgCalls.ts';
import { readJson, refusal } from './platformError.ts';

/** Whose token it is, both ids with 18 characters. */
export type Identity = { readonly orgId: string; readonly userId: string };

/**
 * Asks the org itself: a token need not begin with the org's id (JWT-formed tokens do not).
 * userinfo needs an OAuth scope that a token may lack; the list of resources needs none but `api`.
 */
export async function readIdentity(calls: OrgCalls): Promise<Identity> {
  return (await fromUserInfo(calls)) ?? (await fromResourceList(calls));
}

async function fromUserInfo(calls: OrgCalls): Promise<Identity | undefined> {
  const answer = await calls.ask({ method: 'GET', path: '/services/oauth2/userinfo', what: 'who the user is' });
  if (answer.status !== 200) return undefined;
  const info = readJson<{ organization_id?: unknown; user_id?: unknown }>('who the user is', answer.body);
  return identityOf(info.organization_id, info.user_id);
}

// The `identity` of the list is a URL that ends in /id/<org>/<user>.
async function fromResourceList(calls: OrgCalls): Promise<Identity> {
  const what = 'the list of resources';
  const answer = await calls.ask({ method: 'GET', path: `${calls.api}/`, what });
  if (answer.status !== 200) throw refusal(what, answer.status, answer.body);
  const identity = identityInUrl(answer.body);
  if (identity) return identity;
  throw new ChurnError(
    'org_response',
    'Salesforce does not tell which org and user the access token belongs to.',
    'Log in with a token that has the scopes "api" and "id".',
  );
}

/** Of a text with an identity URL, such as the answer to a login: `https://login.salesforce.com/id/<org>/<user>`. */
export function identityInUrl(text: string): Identity | undefined {
  const [, orgId, userId] = /\/id\/(00D\w+)\/(005\w+)/.exec(text) ?? [];
  return identityOf(orgId, userId);
}

function identityOf(orgId: unknown, userId: unknown): Identity | undefined {
  if (typeof orgId !== 'string' || typeof userId !== 'string') return undefined;
  return { orgId: longId(orgId), userId: longId(userId) };
}

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character form of an id: each suffix character says which of five characters are upper case. */
export function longId(id: string): string {
  if (id.length !== 15) return id;
  let suffix = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let at = 0; at < 5; at++) if (/[A-Z]/.test(id[block + at]!)) bits |= 1 << at;
    suffix += SUFFIX[bits];
  }
  return id + suffix;
}
