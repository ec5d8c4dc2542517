// SPDX-License-Identifier: Apache-2.0
import { bodyOf, JOB, startFaultyOrg, statusOf, type FaultyOrg } from './faultyOrg.ts';

let at: FaultyOrg;

beforeEach(async () => void (at = await startFaultyOrg()));
afterEach(() => at.close());

const CSV = `Name\n${Array.from({ length: 20_000 }, (_, number) => `Acme ${number}`).join('\n')}\n`;

test.each([
  ['before', 0],
  ['after', 1],
])('503 %s the effect leaves %i jobs', async (moment, jobs) => {
  at.org.faults.switchOn({ name: 'unavailable', at: moment, method: 'POST', path: 'jobs/ingest', times: 1 });

  const answer = await at.send('POST', '/jobs/ingest', JOB);

  expect([statusOf(answer), bodyOf(answer)]).toEqual([
    503,
    '[{"message":"Server too busy","errorCode":"SERVER_UNAVAILABLE"}]',
  ]);
  expect(at.jobIds()).toHaveLength(jobs);
});

test('503 may be a page of the network before the platform', async () => {
  at.org.faults.switchOn({ name: 'unavailable', as: 'html' });

  const answer = await at.send('GET', '/limits');

  expect([statusOf(answer), answer !== 'reset' && answer.headers.get('content-type')]).toEqual([503, 'text/html']);
});

test.each([
  ['before', 0],
  ['after', 1],
  ['answer', 1],
])('a connection that breaks at "%s" leaves %i jobs', async (moment, jobs) => {
  at.org.faults.switchOn({ name: 'connection-reset', at: moment, times: 1 });

  expect(await at.send('POST', '/jobs/ingest', JOB)).toBe('reset');
  expect(at.jobIds()).toHaveLength(jobs);
});

test('an answer that breaks off has begun well', async () => {
  at.org.faults.switchOn({ name: 'connection-reset', at: 'answer' });
  const headers = { authorization: `Bearer ${at.issueToken(at.adminUsername)}` };

  const response = await fetch(`${at.url}/services/data/v66.0/limits`, { headers });
  const first = await response.body?.getReader().read();

  expect([response.status, Buffer.from(first?.value ?? []).toString()]).toEqual([
    200,
    expect.stringMatching(/^\{"DailyApiRequests":\{"Max":100000,.*[^}]$/),
  ]);
});

test('an upload that breaks off leaves the job without data, and open for the next', async () => {
  const id = await at.create();
  at.org.faults.switchOn({ name: 'connection-reset', at: 'upload', method: 'PUT', times: 1 });

  const outcomes = [
    await at.send('PUT', `/jobs/ingest/${id}/batches`, CSV, 'text/csv'),
    await at.send('PUT', `/jobs/ingest/${id}/batches`, CSV, 'text/csv'),
  ];

  expect(outcomes.map(statusOf)).toEqual(['reset', 201]);
});

test.each([
  ['before', 'Open', 201],
  ['after', 'Open', 400],
])('an upload whose answer is lost %s the effect can be told by the next', async (moment, state, next) => {
  const id = await at.create();
  at.org.faults.switchOn({ name: 'unavailable', at: moment, method: 'PUT', times: 1 });

  const lost = await at.send('PUT', `/jobs/ingest/${id}/batches`, 'Name\nAcme\n', 'text/csv');
  const { state: found } = JSON.parse(bodyOf(await at.send('GET', `/jobs/ingest/${id}`))) as { state: string };
  const again = await at.send('PUT', `/jobs/ingest/${id}/batches`, 'Name\nAcme\n', 'text/csv');

  expect([statusOf(lost), found, statusOf(again)]).toEqual([503, state, next]);
});

test.each([
  ['before', 'Open', 200],
  ['after', 'JobComplete', 400],
])('a close whose connection breaks %s the effect leaves the job %s', async (moment, state, next) => {
  const id = await at.create();
  await at.send('PUT', `/jobs/ingest/${id}/batches`, 'Name\nAcme\n', 'text/csv');
  at.org.faults.switchOn({ name: 'connection-reset', at: moment, method: 'PATCH', path: 'jobs/ingest/*', times: 1 });

  const lost = await at.send('PATCH', `/jobs/ingest/${id}`, '{"state":"UploadComplete"}');
  await at.idle();
  const { state: found } = JSON.parse(bodyOf(await at.send('GET', `/jobs/ingest/${id}`))) as { state: string };
  const again = await at.send('PATCH', `/jobs/ingest/${id}`, '{"state":"UploadComplete"}');

  expect([lost, found, statusOf(again)]).toEqual(['reset', state, next]);
});

test('a session can end between two looks at a job', async () => {
  const id = await at.create();
  at.org.faults.switchOn({ name: 'session-expired', method: 'GET', path: 'jobs/ingest/*', after: 1 });

  expect(await at.statuses(3, 'GET', `/jobs/ingest/${id}`)).toEqual([200, 401, 401]);
});

test('a session that ends in the middle of an upload is over for all that follows', async () => {
  const id = await at.create();
  at.org.faults.switchOn({ name: 'session-expired', at: 'upload', path: 'batches' });

  const outcomes = [
    await at.send('PUT', `/jobs/ingest/${id}/batches`, CSV, 'text/csv'),
    await at.send('GET', `/jobs/ingest/${id}`),
  ];

  const refusal = '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]';
  expect(outcomes.map((outcome) => [statusOf(outcome), bodyOf(outcome)])).toEqual([
    [401, refusal],
    [401, refusal],
  ]);
});

test('the n-th request is struck, and with every each n-th', async () => {
  at.org.faults.switchOn({ name: 'unavailable', after: 2, times: 1 });
  expect(await at.statuses(5, 'GET', '/limits')).toEqual([200, 200, 503, 200, 200]);

  at.org.faults.switchOff();
  at.org.faults.switchOn({ name: 'unavailable', every: 2 });
  expect(await at.statuses(5, 'GET', '/limits')).toEqual([200, 503, 200, 503, 200]);
});

test('the same share and seed strike the same requests', async () => {
  const struck = async (seed: number) => {
    at.org.faults.switchOff();
    at.org.faults.switchOn({ name: 'unavailable', share: 0.5, seed });
    return at.statuses(12, 'GET', '/limits');
  };

  expect(await struck(1)).toEqual(await struck(1));
  expect(await struck(1)).not.toEqual(await struck(2));
});

test('an object names the requests on it and on its jobs', async () => {
  const id = await at.create();
  at.org.faults.switchOn({ name: 'unavailable', object: 'Account' });

  const paths = [`/jobs/ingest/${id}`, '/sobjects/Account/describe', '/sobjects/Task/describe', '/limits'];

  expect(await Promise.all(paths.map(async (path) => statusOf(await at.send('GET', path))))).toEqual([
    503, 503, 200, 200,
  ]);
});

test('a slow answer comes after its time, with the effect done before', async () => {
  at.org.faults.switchOn({ name: 'slow-answer', milliseconds: 200, at: 'after' });
  const start = performance.now();

  const answer = at.send('POST', '/jobs/ingest', JOB);
  while (at.jobIds().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const done = performance.now() - start;

  expect(statusOf(await answer)).toBe(200);
  expect(done).toBeLessThan(performance.now() - start);
  expect(performance.now() - start).toBeGreaterThan(190);
});

test('a call too many at once is told from a used-up day by its text', async () => {
  at.org.faults.switchOn({ name: 'too-many-at-once', times: 1 });

  expect(bodyOf(await at.send('GET', '/limits'))).toBe(
    '[{"message":"ConcurrentPerOrgLongTxn Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]',
  );
  expect(statusOf(await at.send('GET', '/limits'))).toBe(200);
});

test('a version that is retired is gone', async () => {
  at.org.faults.switchOn({ name: 'version-retired' });

  expect(statusOf(await at.send('GET', '/limits'))).toBe(410);
});

test.each([
  ['nothing', 204, ''],
  ['header', 200, '"sf__Id","sf__Created","Name"\n'],
])('results that are late are answered with %s', async (as, status, body) => {
  const id = await at.create();
  await at.send('PUT', `/jobs/ingest/${id}/batches`, 'Name\nAcme\n', 'text/csv');
  await at.send('PATCH', `/jobs/ingest/${id}`, '{"state":"UploadComplete"}');
  await at.idle();
  at.org.faults.switchOn({ name: 'late-results', as, times: 1 });

  const [late, there] = [
    await at.send('GET', `/jobs/ingest/${id}/successfulResults`),
    await at.send('GET', `/jobs/ingest/${id}/successfulResults`),
  ];

  expect([statusOf(late), bodyOf(late)]).toEqual([status, body]);
  expect(bodyOf(there).split('\n')[1]).toMatch(/^"001.*","true","Acme"$/);
});
