// SPDX-License-Identifier: Apache-2.0
// Batches of a job, and jobs, that want the same parents.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { insert, openBulkOrg, putThingOfAccount } from '../bulkOrg.ts';

let bulk: ReturnType<typeof openBulkOrg>;
beforeEach(() => {
  bulk = openBulkOrg();
  putThingOfAccount(bulk.org);
});
afterEach(() => bulk.close());

const INSERT = { object: 'Thing__c', operation: 'insert' };
const ACCOUNTS = 2000;
const ROWS = 30_000;
const insertAccounts = (count: number) =>
  bulk.org.database.transaction(() =>
    Array.from({ length: count }, (_, index) => insert(bulk.org, 'Account', { Name: `a${index}` })),
  );
const content = (accounts: readonly string[]) =>
  ['Key__c,Account__c', ...accounts.map((account, index) => `k${index},${account}`)].join('\n');
const jobOf = async (id: string) => (await bulk.call('GET', `ingest/${id}`)).json as Record<string, unknown>;
const errorsOf = async (id: string) =>
  (await bulk.rows(`ingest/${id}/failedResults`)).map((row) => row['sf__Error']?.replace(/records: .*/, 'records'));

describe('batches of one job', () => {
  test('never fail by locks where rows of a parent stand together, however slow saves are', async () => {
    const accounts = insertAccounts(ACCOUNTS);
    bulk.org.faults.switchOn({ name: 'slow-saves' });

    const id = await bulk.ingest(
      INSERT,
      content(Array.from({ length: ROWS }, (_, index) => accounts[Math.floor(index / (ROWS / ACCOUNTS))] ?? '')),
    );

    expect(await jobOf(id)).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0, retries: 0 });
  });

  test('hold each other up where they are scattered, and lose rows where saves are slow', async () => {
    const accounts = insertAccounts(ACCOUNTS);
    bulk.org.faults.switchOn({ name: 'slow-saves' });

    const id = await bulk.ingest(
      INSERT,
      content(Array.from({ length: ROWS }, (_, index) => accounts[index % ACCOUNTS] ?? '')),
    );

    const job = await jobOf(id);
    const errors = await errorsOf(id);
    expect(job['retries']).toBeGreaterThan(0);
    expect(errors.length).toBeGreaterThan(0);
    expect(new Set(errors)).toEqual(
      new Set(['UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 200 records']),
    );
  });
});

describe('a batch whose rows are locked by somebody else', () => {
  test('is tried again until the job has failed, with the rows behind unprocessed', async () => {
    const [account = ''] = insertAccounts(1);
    bulk.org.faults.switchOn({ name: 'locked-parents' });

    const id = await bulk.ingest(INSERT, content(Array.from({ length: 5000 }, () => account)));

    expect(await jobOf(id)).toMatchObject({
      state: 'Failed',
      errorMessage: 'TooManyLockFailure : Too many lock failure 200 Trying again later.',
      numberRecordsProcessed: 4200,
      numberRecordsFailed: 4200,
      retries: 20,
    });
    expect((await bulk.rows(`ingest/${id}/unprocessedrecords`)).length).toBe(800);
  });

  test('saves the rest once they are let go', async () => {
    const [account = ''] = insertAccounts(1);
    bulk.org.faults.switchOn({ name: 'locked-parents', milliseconds: 90_000 });

    const id = await bulk.ingest(INSERT, content(Array.from({ length: 1000 }, () => account)));

    expect(await jobOf(id)).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 400, retries: 2 });
  });
});

test('two jobs at once wait for each other where they want the same parents', async () => {
  const clock = { now: () => new Date('2026-11-23T06:00:00Z') };
  const two = openBulkOrg({ clock, delays: { jobQueue: 0, jobRun: 2_000 } });
  putThingOfAccount(two.org);
  const account = insert(two.org, 'Account', { Name: 'a' });
  two.org.faults.switchOn({ name: 'slow-saves' });
  const upload = async (prefix: string): Promise<string> => {
    const { id } = (await two.call('POST', 'ingest', INSERT)).json as { id: string };
    const rows = content(Array.from({ length: 200 }, () => account)).replaceAll('\nk', `\n${prefix}`);
    await two.call('PUT', `ingest/${id}/batches`, rows);
    return id;
  };

  // both are at work before either saves its first row, even on a machine that is very busy
  const ids = [await upload('one'), await upload('two')];
  await Promise.all(ids.map((id) => two.call('PATCH', `ingest/${id}`, { state: 'UploadComplete' })));
  await two.org.background.idle();

  const jobs = await Promise.all(ids.map(async (id) => (await two.call('GET', `ingest/${id}`)).json));
  expect(jobs.map((job) => (job as Record<string, unknown>)['numberRecordsFailed']).toSorted()).toEqual([0, 200]);
  await two.close();
});
