// SPDX-License-Identifier: Apache-2.0
// What faults do to a job as a whole, as a client sees it.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { openBulkOrg, putThing } from '../bulkOrg.ts';

let bulk: ReturnType<typeof openBulkOrg>;
beforeAll(() => {
  bulk = openBulkOrg();
  putThing(bulk.org);
});
afterEach(() => void bulk.org.faults.switchOff());
afterAll(() => bulk.close());

const INSERT = { object: 'Thing__c', operation: 'insert' };
const keys = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const content = (rows: readonly string[]) => ['Key__c', ...rows].join('\n');
const jobOf = async (id: string) => (await bulk.call('GET', `ingest/${id}`)).json as Record<string, unknown>;
const keysOf = async (id: string, file: string) =>
  (await bulk.rows(`ingest/${id}/${file}`)).map((row) => row['Key__c'] ?? '').sort();
const saved = (prefix: string) =>
  bulk.org.records.find('Thing__c', {}).filter((row) => String(row['Key__c'])[0] === prefix);

test.each([
  ['Timeout', 't', 'Timeout : The connection timed out.'],
  ['TooManyLockFailure', 'l', 'TooManyLockFailure : Too many lock failure 200 Trying again later.'],
  ['ExceededQuota', 'x', 'ExceededQuota : ApiBatchItems Limit exceeded'],
  ['Unknown', 'u', 'Unknown : Exception with unknown cause occurred.'],
])(
  'a job that fails half-way by %s keeps what it saved and gives back the rest',
  async (reason, prefix, errorMessage) => {
    const rows = keys(500, prefix);
    bulk.org.faults.switchOn({ name: 'job-fails', rows: 250, reason });

    const id = await bulk.ingest(INSERT, content(rows));

    expect(await jobOf(id)).toMatchObject({ state: 'Failed', errorMessage, numberRecordsProcessed: 250 });
    expect(await keysOf(id, 'successfulResults')).toEqual(rows.slice(0, 250).sort());
    expect(await keysOf(id, 'unprocessedrecords')).toEqual(rows.slice(250).sort());
  },
);

test('a job of no more rows than the fault lets through completes', async () => {
  bulk.org.faults.switchOn({ name: 'job-fails', rows: 3 });

  const id = await bulk.ingest(INSERT, content(keys(3, 'c')));

  expect(await jobOf(id)).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 3 });
});

test('a job that fails at its first row saves none', async () => {
  bulk.org.faults.switchOn({ name: 'job-fails', rows: 0 });

  const id = await bulk.ingest(INSERT, content(keys(3, 'z')));

  expect([await keysOf(id, 'unprocessedrecords'), saved('z')]).toEqual([['z0', 'z1', 'z2'], []]);
});

test('a job that an administrator aborts names the rows that were left', async () => {
  bulk.org.faults.switchOn({ name: 'job-aborted', rows: 2 });

  const id = await bulk.ingest(INSERT, content(keys(5, 'a')));

  const job = await jobOf(id);
  expect([job['state'], job['errorMessage'], job['numberRecordsProcessed']]).toEqual(['Aborted', undefined, 2]);
  expect(await keysOf(id, 'unprocessedrecords')).toEqual(['a2', 'a3', 'a4']);
});

test('a job that is deleted in the queue is gone, and its rows were never saved', async () => {
  bulk.org.faults.switchOn({ name: 'job-deleted', at: 'queue' });

  const id = await bulk.ingest(INSERT, content(keys(3, 'q')));

  const { status, json } = await bulk.call('GET', `ingest/${id}`);
  expect([status, json]).toEqual([404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]]);
  expect(saved('q')).toEqual([]);
});

test('a job that is deleted at its end is gone, and what it saved stays', async () => {
  bulk.org.faults.switchOn({ name: 'job-deleted', at: 'end' });

  const id = await bulk.ingest(INSERT, content(keys(3, 'e')));

  expect([(await bulk.call('GET', `ingest/${id}`)).status, saved('e').length]).toEqual([404, 3]);
});

test('a job waits in a slow queue as UploadComplete', async () => {
  bulk.org.faults.switchOn({ name: 'slow-queue', milliseconds: 500 });
  const { id } = (await bulk.call('POST', 'ingest', INSERT)).json as { id: string };
  await bulk.call('PUT', `ingest/${id}/batches`, content(keys(3, 's')));
  await bulk.call('PATCH', `ingest/${id}`, { state: 'UploadComplete' });

  await bulk.org.background.pause(10);
  const waiting = (await jobOf(id))['state'];
  await bulk.org.background.idle();

  expect([waiting, (await jobOf(id))['state']]).toEqual(['UploadComplete', 'JobComplete']);
});

test('jobs of another object or operation are not struck', async () => {
  bulk.org.faults.switchOn({ name: 'job-fails', rows: 0, object: 'Account' });
  bulk.org.faults.switchOn({ name: 'job-aborted', rows: 0, operation: 'update' });

  const id = await bulk.ingest(INSERT, content(keys(3, 'o')));

  expect([(await jobOf(id))['state'], bulk.org.faults.list().map(({ strikes }) => strikes)]).toEqual([
    'JobComplete',
    [0, 0],
  ]);
});
