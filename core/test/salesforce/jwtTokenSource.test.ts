// SPDX-License-Identifier: Apache-2.0
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { connectOrg, jwtTokenSource } from '../../src/salesforce/index.ts';
import { startScriptedOrg } from './scriptedOrg.ts';
import type { Reply, ScriptedOrg } from './scriptedOrg.ts';
import { openThingOrg } from './thingOrg.ts';

const LINE = 'POST /services/oauth2/token';
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const grant = (access_token: string, more: object = {}): Reply => ({
  json: { access_token, instance_url: 'https://org.example', ...more },
});

let org: ScriptedOrg | undefined;
afterEach(() => org?.close());

async function login(...replies: [Reply, ...Reply[]]) {
  org = await startScriptedOrg({ [LINE]: replies });
  const now = () => Date.UTC(2026, 10, 23);
  return jwtTokenSource({ loginUrl: `${org.url}/`, clientId: 'app', username: 'loader@org.example', privateKey, now });
}

test('sends claims that the public key verifies, in seconds, without a slash at the audience', async () => {
  const source = await login(grant('t1'));

  expect(await source.token()).toBe('t1');

  const form = new URLSearchParams(org!.asked[0]!.body);
  const [head, claims, signature] = form.get('assertion')!.split('.') as [string, string, string];
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
  expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
  expect(read(head)).toEqual({ alg: 'RS256', typ: 'JWT' });
  expect(read(claims)).toEqual({
    iss: 'app',
    sub: 'loader@org.example',
    aud: org!.url,
    exp: Date.UTC(2026, 10, 23) / 1000 + 180,
  });
  expect(createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(publicKey, signature, 'base64url')).toBe(true);
});

test('logs in once for token and address, and again for a refresh', async () => {
  const source = await login(grant('t1'), grant('t2'));

  expect([await source.token(), await source.instanceUrl(), await source.token()]).toEqual([
    't1',
    'https://org.example',
    't1',
  ]);
  expect(await source.refresh()).toBe('t2');
  expect(org!.asked).toHaveLength(2);
});

test('tells whose login it is, where the login tells', async () => {
  const id = 'https://login.salesforce.com/id/00D5g000004pXYZEA2/0055g00000ABCdeAAH';
  const source = await login(grant('t1', { id }), grant('t2'));

  const known = await source.identity();
  await source.refresh();

  expect([known, await source.identity()]).toEqual([
    { orgId: '00D5g000004pXYZEA2', userId: '0055g00000ABCdeAAH' },
    undefined,
  ]);
});

test('tells why a login was refused, and tries again when asked again', async () => {
  const reason = { error: 'invalid_grant', error_description: "user hasn't approved this consumer" };
  const source = await login({ status: 400, json: reason }, grant('t1'));

  await expect(source.token()).rejects.toMatchObject({
    code: 'org_refused',
    message: `Salesforce refused the JWT login of loader@org.example at ${org!.url}/: invalid_grant: user hasn't approved this consumer`,
  });
  expect(await source.token()).toBe('t1');
});

test('tells that nobody answers', async () => {
  const source = await login({ cut: 'before' });

  await expect(source.token()).rejects.toMatchObject({ code: 'org_unreachable' });
});

test('logs in to the local org, which verifies the signature', async () => {
  const { local, close } = await openThingOrg();
  const username = local.adminUsername;
  local.registerApp({ clientId: 'app', certificate: publicKey, users: [username] });
  const source = jwtTokenSource({ loginUrl: local.url, clientId: 'app', username, privateKey });

  const connected = await connectOrg({
    instanceUrl: await source.instanceUrl(),
    apiVersion: '66.0',
    tokenSource: source,
  });

  expect(connected.orgId).toBe(local.org.id);
  await close();
});
