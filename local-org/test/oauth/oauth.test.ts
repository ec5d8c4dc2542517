// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, sign } from 'node:crypto';
import { registerApp } from '../../src/oauth/apps.ts';
import { ORG_ID } from '../../src/foundOrg.ts';
import { ADMIN_ID, insertUser, NOW, openTestOrg, type TestOrg } from '../testOrg.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { privateKey: otherKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

let at: TestOrg;

beforeEach(() => {
  at = openTestOrg();
  insertUser(at.org, 'loader@example.com');
  registerApp(at.org.store, {
    clientId: 'app',
    certificate: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    users: ['Loader@example.com', 'gone@example.com'],
  });
});
afterEach(() => at.close());

const CLAIMS = { iss: 'app', sub: 'loader@example.com', aud: 'http://org.example/', exp: NOW.getTime() + 300 };

function assertion(claims: object = {}, key = privateKey): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256' })}.${part({ ...CLAIMS, ...claims })}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

const login = (form: Record<string, string>) =>
  at.call('POST', '/services/oauth2/token', new URLSearchParams(form).toString());
const loginWith = (text: string) =>
  login({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: text });

test('a signed assertion gets a token that works, its expiry being in milliseconds or seconds', async () => {
  const [answer, other] = await Promise.all([
    loginWith(assertion()),
    loginWith(assertion({ exp: NOW.getTime() / 1000 + 60 })),
  ]);

  const { access_token: token, ...rest } = answer.body as { access_token: string };
  const userId = String(at.org.records.find('User', { Username: 'loader@example.com' })[0]?.['Id']);
  expect(token).toMatch(/^00D5g0000000001EAA!\S{40,}$/);
  expect(rest).toEqual({
    scope: 'api',
    instance_url: 'http://org.example',
    id: `http://org.example/id/${ORG_ID}/${userId}`,
    token_type: 'Bearer',
    issued_at: String(NOW.getTime()),
  });
  expect(at.org.sessions.find(token)).toEqual({ token, userId });
  expect(other.status).toBe(200);
});

test.each([
  [
    'of an app that is not registered',
    () => assertion({ iss: 'nope' }),
    'invalid_client_id',
    'client identifier invalid',
  ],
  ['with another signature', () => assertion({}, otherKey), 'invalid_grant', 'invalid assertion'],
  ['that is no token', () => 'x.y', 'invalid_grant', 'invalid assertion'],
  [
    'for another audience',
    () => assertion({ aud: 'https://login.salesforce.com' }),
    'invalid_grant',
    'audience is invalid',
  ],
  ['that is over', () => assertion({ exp: NOW.getTime() - 1 }), 'invalid_grant', 'expired authorization code'],
  [
    'of a user that is not approved',
    () => assertion({ sub: 'admin@local-org.example' }),
    'invalid_grant',
    "user hasn't approved this consumer",
  ],
  [
    'of a user that is not there',
    () => assertion({ sub: 'gone@example.com' }),
    'invalid_grant',
    "user hasn't approved this consumer",
  ],
])('an assertion %s is refused', async (_, text, error, description) => {
  const { status, body } = await loginWith(text());

  expect([status, body]).toEqual([400, { error, error_description: description }]);
});

test('an inactive user does not log in', async () => {
  insertUser(at.org, 'gone@example.com', { IsActive: false });

  expect((await loginWith(assertion({ sub: 'gone@example.com' }))).body).toEqual({
    error: 'invalid_grant',
    error_description: 'inactive user',
  });
});

test('other grants are not supported', async () => {
  expect((await login({ grant_type: 'password' })).body).toEqual({
    error: 'unsupported_grant_type',
    error_description: 'grant type not supported',
  });
});

test('userinfo tells who the token is', async () => {
  const { body } = await at.call('GET', '/services/oauth2/userinfo');

  expect(body).toMatchObject({
    user_id: ADMIN_ID,
    organization_id: ORG_ID,
    preferred_username: 'admin@local-org.example',
    name: 'Ada Admin',
  });
});

test('the identity address answers its own user only', async () => {
  const own = await at.call('GET', `/id/${ORG_ID}/${ADMIN_ID}`);

  expect(own.body).toMatchObject({ user_id: ADMIN_ID, username: 'admin@local-org.example' });
});

test('a revoked token is unknown from then on', async () => {
  const { token } = at.org.sessions.issue(ADMIN_ID);

  const revoked = await at.call('POST', '/services/oauth2/revoke', `token=${encodeURIComponent(token)}`);
  const after = await at.call('GET', '/limits', undefined, { headers: { authorization: `Bearer ${token}` } });

  expect(revoked.status).toBe(200);
  expect([after.status, after.body]).toEqual([
    401,
    [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
  ]);
});
