// SPDX-License-Identifier: Apache-2.0
import { openTestOrg, type TestOrg } from './testOrg.ts';

let at: TestOrg | undefined;

afterEach(() => at?.close());

const usage = (headers: Headers): string | null => headers.get('sforce-limit-info');

test('limits and header count down together, and calls that were refused count too', async () => {
  at = openTestOrg({ limits: { DailyApiRequests: 10 } });

  await at.call('GET', '/sobjects/Nothing');
  const { body, headers } = await at.call('GET', '/limits');

  expect(body).toMatchObject({ DailyApiRequests: { Max: 10, Remaining: 8 }, DailyBulkApiBatches: { Max: 15_000 } });
  expect(usage(headers)).toBe('api-usage=2/10');
});

test('a day that is used up refuses every call', async () => {
  at = openTestOrg({ limits: { DailyApiRequests: 1 } });
  await at.call('GET', '/limits');

  const { status, body, headers } = await at.call('GET', '/limits');

  expect([status, body, usage(headers)]).toEqual([
    403,
    [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }],
    'api-usage=1/1',
  ]);
});

test('the fault leaves so many calls from its switch on, and gives them back at its end', async () => {
  at = openTestOrg({ limits: { DailyApiRequests: 100 } });
  await at.call('GET', '/limits');
  at.org.faults.switchOn({ name: 'limit-used-up', left: 2 });

  const calls = [await at.call('GET', '/limits'), await at.call('GET', '/limits'), await at.call('GET', '/limits')];
  const [{ strikes } = { strikes: 0 }] = at.org.faults.list();
  at.org.faults.switchOff();
  const after = await at.call('GET', '/limits');

  expect(calls.map(({ status, headers }) => [status, usage(headers)])).toEqual([
    [200, 'api-usage=99/100'],
    [200, 'api-usage=100/100'],
    [403, 'api-usage=100/100'],
  ]);
  expect([strikes, after.status, usage(after.headers)]).toEqual([1, 200, 'api-usage=4/100']);
});

test('a query job is one of the day', async () => {
  at = openTestOrg({ limits: { DailyBulkV2QueryJobs: 1 } });
  const query = { operation: 'query', query: 'SELECT Id FROM Account' };

  const jobs = [await at.call('POST', '/jobs/query', query), await at.call('POST', '/jobs/query', query)];
  const { body } = await at.call('GET', '/limits');

  expect(jobs.map(({ status, body: answer }) => [status, status === 200 ? '' : answer])).toEqual([
    [200, ''],
    [400, [{ message: 'ExceededQuota : DailyBulkV2QueryJobs Limit exceeded.', errorCode: 'EXCEEDEDQUOTA' }]],
  ]);
  expect(body).toMatchObject({ DailyBulkV2QueryJobs: { Max: 1, Remaining: 0 } });
});

test('every 10,000 rows of a job are a batch of the day, and what is beyond is unprocessed', async () => {
  at = openTestOrg({ limits: { DailyBulkApiBatches: 1 }, delays: { jobQueue: 0, jobRun: 0 } });
  const { id } = (await at.call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' })).body as {
    id: string;
  };
  const rows = Array.from({ length: 10_001 }, (_, number) => `Acme ${number}\n`).join('');

  await at.call('PUT', `/jobs/ingest/${id}/batches`, `Name\n${rows}`, { headers: { 'content-type': 'text/csv' } });
  await at.call('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
  await at.org.background.idle();

  expect((await at.call('GET', `/jobs/ingest/${id}`)).body).toMatchObject({
    state: 'Failed',
    errorMessage: 'ExceededQuota : ApiBatchItems Limit exceeded',
    numberRecordsProcessed: 10_000,
  });
  expect((await at.call('GET', '/limits')).body).toMatchObject({ DailyBulkApiBatches: { Max: 1, Remaining: 0 } });
});
