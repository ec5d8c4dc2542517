// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import { ADMIN_ID, openTestOrg, type TestOrg } from '../testOrg.ts';
import { createDispatch } from '../../src/wire/dispatch.ts';
import { createRouter } from '../../src/wire/router.ts';
import { ROUTES } from '../../src/routes.ts';

let at: TestOrg;

beforeEach(() => void (at = openTestOrg()));
afterEach(() => at.close());

test('an unknown token is an invalid session', async () => {
  const { status, body } = await at.call('GET', '/limits', undefined, {
    headers: { authorization: 'Bearer 00D5g0000000001EAA!nope' },
  });

  expect([status, body]).toEqual([401, [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]]);
});

test('the token of a user who was deactivated is an invalid session', async () => {
  at.org.records.save({
    object: 'User',
    operation: 'update',
    records: [{ id: ADMIN_ID, values: { IsActive: false } }],
    allOrNone: true,
    actor: { userId: ADMIN_ID, system: true },
  });

  expect((await at.call('GET', '/limits')).status).toBe(401);
});

test('what is not served answers 501 by name, and is kept', async () => {
  const { status, body } = await at.call('GET', '/wave/folders?x=1');
  const kept = await at.call('GET', '/_local/unsupported');

  const detail = 'local-org does not serve GET /services/data/v66.0/wave/folders';
  expect([status, body]).toEqual([501, [{ message: detail, errorCode: 'NOT_IMPLEMENTED' }]]);
  expect(kept.body).toEqual([{ what: 'GET /services/data/v66.0/wave/folders', detail }]);
});

test('a method that the path is not served by is not allowed', async () => {
  const { status, body } = await at.call('PUT', '/limits', {});

  expect([status, body]).toEqual([
    405,
    [{ message: "HTTP Method 'PUT' not allowed. Allowed are GET", errorCode: 'METHOD_NOT_ALLOWED' }],
  ]);
  expect(at.org.unsupported).toEqual([]);
});

test('leading slashes are one, and any version is served', async () => {
  const { token } = at.org.sessions.issue(ADMIN_ID);
  const dispatch = createDispatch(at.org, createRouter(ROUTES));

  const response = await dispatch(
    new Request('http://org.example//services/data/v51.0/limits', { headers: { authorization: `Bearer ${token}` } }),
  );

  expect(response.status).toBe(200);
});

test('a zipped body is unzipped', async () => {
  const { token } = at.org.sessions.issue(ADMIN_ID);
  const dispatch = createDispatch(at.org, createRouter(ROUTES));
  const headers = { authorization: `Bearer ${token}`, 'content-encoding': 'gzip' };

  const response = await dispatch(
    new Request('http://org.example/services/data/v66.0/sobjects/Account', {
      method: 'POST',
      headers,
      body: gzipSync(JSON.stringify({ Name: 'Acme' })),
    }),
  );

  expect([response.status, at.org.records.find('Account', {})]).toMatchObject([201, [{ Name: 'Acme' }]]);
});

test('each answer tells how many calls were made', async () => {
  await at.call('GET', '/limits');

  expect((await at.call('GET', '/limits')).headers.get('sforce-limit-info')).toBe('api-usage=2/100000');
});
