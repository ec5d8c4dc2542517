// SPDX-License-Identifier: Apache-2.0
import { openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;

beforeEach(() => void (at = openTestOrg()));
afterEach(() => at.close());

const BASE = '/services/data/v66.0';

test('later requests use what earlier ones answered', async () => {
  const { status, body } = await at.call('POST', '/composite', {
    compositeRequest: [
      { method: 'POST', url: `${BASE}/sobjects/Account`, referenceId: 'acme', body: { Name: 'Acme' } },
      {
        method: 'POST',
        url: `${BASE}/sobjects/Contact`,
        referenceId: 'eve',
        body: { LastName: 'Eve', AccountId: '@{acme.id}' },
      },
      {
        method: 'GET',
        url: `${BASE}/query?q=SELECT+Account.Name+FROM+Contact+WHERE+Id='@{eve.id}'`,
        referenceId: 'found',
      },
    ],
  });

  expect(status).toBe(200);
  expect(body).toMatchObject({
    compositeResponse: [
      { httpStatusCode: 201, referenceId: 'acme', body: { id: '0015g0000000001AAA', success: true } },
      { httpStatusCode: 201, referenceId: 'eve', body: { success: true } },
      { httpStatusCode: 200, referenceId: 'found', body: { totalSize: 1, records: [{ Account: { Name: 'Acme' } }] } },
    ],
  });
});

test('a refused request does not keep the others from being answered', async () => {
  const { body } = await at.call('POST', '/composite', {
    compositeRequest: [
      { method: 'POST', url: `${BASE}/sobjects/Account`, referenceId: 'bad', body: {} },
      {
        method: 'POST',
        url: `${BASE}/sobjects/Contact`,
        referenceId: 'lost',
        body: { LastName: 'Eve', AccountId: '@{bad.id}' },
      },
      { method: 'POST', url: `${BASE}/sobjects/Account`, referenceId: 'good', body: { Name: 'Acme' } },
    ],
  });

  expect(
    (body as { compositeResponse: { httpStatusCode: number }[] }).compositeResponse.map(
      ({ httpStatusCode }) => httpStatusCode,
    ),
  ).toEqual([400, 400, 201]);
});

type Part = { readonly httpStatusCode: number; readonly referenceId: string | null; readonly body: unknown };
const partsOf = ({ body }: { body: unknown }): readonly Part[] =>
  (body as { compositeResponse: readonly Part[] }).compositeResponse;
const getOf = (path: string, index: number) => ({ method: 'GET', url: `${BASE}${path}`, referenceId: `r${index}` });

test('further pages of a query are among what may be asked together, and headers belong to a request', async () => {
  const rows = Array.from({ length: 200 }, () => ({ attributes: { type: 'Account' }, Name: 'Acme' }));
  for (let made = 0; made < 3; made++) await at.call('POST', '/composite/sobjects', { records: rows });
  const httpHeaders = { 'Sforce-Query-Options': 'batchSize=200' };
  const first = await at.call('POST', '/composite', {
    compositeRequest: [{ ...getOf('/query?q=SELECT+Id+FROM+Account', 0), httpHeaders }],
  });
  const { nextRecordsUrl } = partsOf(first)[0]!.body as { nextRecordsUrl: string };
  const [second, third] = [nextRecordsUrl, nextRecordsUrl.replace('-200', '-400')].map((url, index) => {
    return { method: 'GET', url, referenceId: `page${index}` };
  });

  const pages = partsOf(await at.call('POST', '/composite', { compositeRequest: [second, third] }));

  expect(pages.map(({ body }) => body)).toMatchObject([
    { totalSize: 600, done: false, nextRecordsUrl: third!.url },
    { totalSize: 600, done: true, records: { length: 200 } },
  ]);
});

test.each([
  ['25 requests', '/sobjects/Account/describe', 26, 'The request can’t contain more than 25 operations.'],
  [
    '5 queries',
    '/query?q=SELECT+Id+FROM+Account',
    6,
    'The request can’t contain more than 5 query or sObject Collections operations.',
  ],
])('more than %s are refused as a whole', async (_, path, count, message) => {
  const compositeRequest = Array.from({ length: count }, (_each, index) => getOf(path, index));

  const answer = await at.call('POST', '/composite', { compositeRequest });

  expect([answer.status, partsOf(answer)]).toEqual([
    200,
    [{ httpStatusCode: 400, referenceId: null, httpHeaders: {}, body: [{ errorCode: 'LIMIT_EXCEEDED', message }] }],
  ]);
});

test('the limits of the org can be asked for in a batch, and not in a composite request', async () => {
  const batch = await at.call('POST', '/composite/batch', { batchRequests: [{ method: 'GET', url: 'v66.0/limits' }] });
  const composite = await at.call('POST', '/composite', { compositeRequest: [getOf('/limits', 0)] });

  expect([
    (batch.body as { results: { statusCode: number }[] }).results.map(({ statusCode }) => statusCode),
    partsOf(composite).map(({ httpStatusCode }) => httpStatusCode),
  ]).toEqual([[200], [404]]);
});

test('a batch answers each request by itself', async () => {
  const { body } = await at.call('POST', '/composite/batch', {
    batchRequests: [
      { method: 'POST', url: 'v66.0/sobjects/Account', richInput: { Name: 'Acme' } },
      { method: 'GET', url: 'v66.0/sobjects/Nope__c/describe' },
    ],
  });

  expect(body).toEqual({
    hasErrors: true,
    results: [
      { statusCode: 201, result: { id: '0015g0000000001AAA', success: true, errors: [] } },
      { statusCode: 404, result: [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }] },
    ],
  });
});

test('a batch halts at the first error where it is told to', async () => {
  const { body } = await at.call('POST', '/composite/batch', {
    haltOnError: true,
    batchRequests: [
      { method: 'GET', url: 'v66.0/sobjects/Nope__c/describe' },
      { method: 'GET', url: 'v66.0/limits' },
    ],
  });

  expect((body as { results: { statusCode: number }[] }).results.map(({ statusCode }) => statusCode)).toEqual([
    404, 412,
  ]);
});

test('allOrNone over several requests is not done, and that is kept', async () => {
  const { status } = await at.call('POST', '/composite', { allOrNone: true, compositeRequest: [] });

  expect([status, at.org.unsupported]).toEqual([
    501,
    [{ what: 'POST /services/data/v66.0/composite', detail: 'local-org does not do allOrNone in a composite request' }],
  ]);
});
