// SPDX-License-Identifier: Apache-2.0
import { longId, readIdentity } from '../../src/salesforce/identity.ts';
import { API, callsTo, startScriptedOrg } from './scriptedOrg.ts';
import type { Script, ScriptedOrg } from './scriptedOrg.ts';

const USER_INFO = 'GET /services/oauth2/userinfo';
const RESOURCES = `GET ${API}/`;
const IDS = { orgId: '00D5g000004pXYZEA2', userId: '0055g00000ABCdeAAH' };

let org: ScriptedOrg;
const script = async (replies: Script): Promise<void> => {
  org = await startScriptedOrg(replies);
};
afterEach(() => org.close());

test('asks userinfo whose token it is', async () => {
  await script({ [USER_INFO]: [{ json: { organization_id: IDS.orgId, user_id: IDS.userId } }] });

  expect(await readIdentity(callsTo(org))).toEqual(IDS);
});

test('asks the list of resources where userinfo is not allowed', async () => {
  const identity = `https://login.salesforce.com/id/${IDS.orgId}/${IDS.userId}`;
  await script({ [USER_INFO]: [{ status: 403, text: 'Bad_OAuth_Token' }], [RESOURCES]: [{ json: { identity } }] });

  expect(await readIdentity(callsTo(org))).toEqual(IDS);
});

test('refuses an org that tells neither', async () => {
  await script({ [USER_INFO]: [{ status: 403 }], [RESOURCES]: [{ json: {} }] });

  await expect(readIdentity(callsTo(org))).rejects.toMatchObject({ code: 'org_response' });
});

test.each([
  ['000000000000000', '000000000000000AAA'],
  ['ABCDEFGHIJKLMNO', 'ABCDEFGHIJKLMNO555'],
  ['0055g00000ABCde', '0055g00000ABCdeAAH'],
  ['00D5g000004pXYZEA2', '00D5g000004pXYZEA2'],
])('the long form of %s is %s', (id, long) => {
  expect(longId(id)).toBe(long);
});
