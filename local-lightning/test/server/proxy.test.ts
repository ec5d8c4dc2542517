// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../src/org/org.ts';
import { forwardCall } from '../../src/server/proxy.ts';
import type { Unsupported } from '../../src/unsupported.ts';

type Call = { readonly username: string; readonly path: string; readonly init: RequestInit };

/** An org that keeps what it is asked and always says the same. */
function aRecordingOrg(answer: () => Response): { readonly org: Org; readonly calls: Call[] } {
  const calls: Call[] = [];
  const org: Org = {
    fetch: (username, path, init = {}) => {
      calls.push({ username, path, init });
      return Promise.resolve(answer());
    },
  };
  return { org, calls };
}

const ok = (): Response => Response.json({ done: true });

test.each([
  '/services/data/v66.0/ui-api/records/001?fields=Part__c.Name',
  '/services/data/v67.0/ui-api/object-info/Part__c',
])('%s goes to the org as the user', async (path) => {
  const { org, calls } = aRecordingOrg(ok);

  const response = await forwardCall(org, 'rep@example.com', new Request(`http://127.0.0.1${path}`), fail);

  expect([response.status, await response.json()]).toEqual([200, { done: true }]);
  expect(calls.map(({ username, path: asked, init }) => [username, asked, init.method])).toEqual([
    ['rep@example.com', path, 'GET'],
  ]);
});

test('a body goes along, with the headers that the org needs and no others', async () => {
  const { org, calls } = aRecordingOrg(ok);
  const request = new Request('http://127.0.0.1/services/data/v66.0/graphql', {
    method: 'POST',
    body: '{"query":"{ uiapi }"}',
    headers: {
      'content-type': 'application/json',
      'if-unmodified-since': 'Wed, 04 Mar 2026 12:00:00 GMT',
      cookie: 'local-user=rep%40example.com',
      authorization: 'Bearer of-a-page',
    },
  });

  await forwardCall(org, 'rep@example.com', request, fail);

  const [call] = calls;
  expect(Object.fromEntries(call?.init.headers as Headers)).toEqual({
    'content-type': 'application/json',
    'if-unmodified-since': 'Wed, 04 Mar 2026 12:00:00 GMT',
  });
  expect(new TextDecoder().decode(call?.init.body as ArrayBuffer)).toBe('{"query":"{ uiapi }"}');
});

test("the org's refusal comes back as it is, without its cookies", async () => {
  const { org } = aRecordingOrg(
    () =>
      new Response('[]', { status: 412, headers: { 'content-type': 'application/json', 'set-cookie': 'sid=secret' } }),
  );
  const request = new Request('http://127.0.0.1/services/data/v66.0/ui-api/records/001', {
    method: 'PATCH',
    body: '{}',
  });

  const response = await forwardCall(org, 'rep@example.com', request, fail);

  expect([response.status, Object.fromEntries(response.headers)]).toEqual([
    412,
    { 'content-type': 'application/json' },
  ]);
});

test.each([
  'GET /services/data/v66.0/query',
  'POST /services/data/v66.0/sobjects/Part__c',
  'GET /services/data/v66.0/ui-api',
  'POST /services/data/v66.0/graphql/batch',
  'GET /services/data/v66.0/other/ui-api/records/001',
  'POST /services/apexrest/parts',
  'POST /services/oauth2/token',
])('%s is refused by name, and the org is not asked', async (what) => {
  const { org, calls } = aRecordingOrg(ok);
  const refused: Unsupported[] = [];
  const [method = '', path = ''] = what.split(' ');

  const request = new Request(`http://127.0.0.1${path}?q=1`, { method });
  const response = await forwardCall(org, 'rep@example.com', request, (one) => void refused.push(one));

  expect([response.status, await response.json()]).toEqual([
    501,
    [
      {
        errorCode: 'NOT_IMPLEMENTED',
        message: `${what} is not open to pages in local-lightning: only graphql and ui-api are`,
      },
    ],
  ]);
  expect(refused).toEqual([{ what, detail: 'pages reach GraphQL and the UI API alone' }]);
  expect(calls).toEqual([]);
});

function fail(): never {
  throw new Error('nothing was to be refused');
}
