// SPDX-License-Identifier: Apache-2.0
// Locks and jobs that end early, as the sf CLI and jsforce meet them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { Connection } from '@jsforce/jsforce-node';
import { startLocalOrg, type LocalOrg } from '../../src/index.ts';
import { insert, putThingOfAccount } from '../bulk/bulkOrg.ts';
import { openSfCli, type SfCli } from './sfCli.ts';

// a command of the CLI takes seconds
jest.setTimeout(120_000);

let local: LocalOrg;
let sf: SfCli;
let accounts: readonly string[];
beforeAll(async () => {
  local = await startLocalOrg({ delays: { jobQueue: 0, jobRun: 0 } });
  putThingOfAccount(local.org);
  accounts = Array.from({ length: 500 }, (_, index) => insert(local.org, 'Account', { Name: `a${index}` }));
  sf = openSfCli(local.url, local.issueToken(local.adminUsername));
});
afterEach(() => void local.org.faults.switchOff());
afterAll(async () => {
  await local.close();
  sf.remove();
});

/** Things below accounts, as a file; rows of an account stand together, or are scattered over all batches. */
function fileOf(prefix: string, rows: number, isScattered: boolean): string {
  const share = rows / accounts.length;
  const lines = Array.from({ length: rows }, (_, index) => {
    const account = accounts[isScattered ? index % accounts.length : Math.floor(index / share)];
    return `${prefix}${index},${account}\n`;
  });
  const path = join(sf.folder, `${prefix}.csv`);
  writeFileSync(path, `Key__c,Account__c\n${lines.join('')}`);
  return path;
}

const upsert = (file: string) =>
  sf.json('data', 'upsert', 'bulk', '--sobject', 'Thing__c', '--file', file, '--external-id', 'Key__c', '--wait', '2');

const resultsOf = async (upserted: Awaited<ReturnType<typeof upsert>>) => {
  const { jobId } = upserted['data'] as { jobId: string };
  return (await sf.json('data', 'bulk', 'results', '--job-id', jobId)).result as Record<string, unknown>;
};

test('sf data upsert bulk loses rows by locks where accounts are scattered over batches, and none where they are not', async () => {
  local.org.faults.switchOn({ name: 'slow-saves' });

  const scattered = await upsert(fileOf('s', 20_000, true));
  const packed = await upsert(fileOf('p', 20_000, false));

  expect([scattered.status, packed.status]).toEqual([1, 0]);
  const { failedRecords, successfulRecords } = await resultsOf(scattered);
  expect(Number(failedRecords)).toBeGreaterThan(0);
  expect(local.org.records.find('Thing__c', {}, 100_000).length).toBe(20_000 + Number(successfulRecords));
});

test('sf data upsert bulk tells which accounts were locked, and tries nothing again', async () => {
  local.org.faults.switchOn({ name: 'locked-parents', attempts: 1 });
  const file = join(sf.folder, 'locked.csv');
  writeFileSync(file, `Key__c,Account__c\nl1,${accounts[0]}\n`);

  const first = await upsert(file);
  const second = await upsert(file);

  const message = `unable to obtain exclusive access to this record or 1 records: ${accounts[0]}`;
  expect([first.status, first['name'], second.status]).toEqual([1, 'FailedRecordDetailsError', 0]);
  expect(local.org.faults.list()).toMatchObject([{ strikes: 1 }]);
  const failed = await connection().request<string>(
    `/services/data/v66.0/jobs/ingest/${(first['data'] as { jobId: string }).jobId}/failedResults`,
  );
  expect(JSON.stringify(failed)).toContain(`UNABLE_TO_LOCK_ROW:${message}:--`);
});

test('jsforce is told why a job has failed half-way, and can fetch what is left', async () => {
  local.org.faults.switchOn({ name: 'job-fails', rows: 300, reason: 'TooManyLockFailure' });
  const job = connection().bulk2.createJob({ object: 'Thing__c', operation: 'insert' });
  await job.open();
  await job.uploadData(`Key__c,Account__c\n${accounts.map((account, index) => `j${index},${account}\n`).join('')}`);
  await job.close();

  const polling = job.poll(20, 10_000);

  await expect(polling).rejects.toThrow('TooManyLockFailure : Too many lock failure 200 Trying again later.');
  const [saved, left] = [await job.getSuccessfulResults(), await job.getUnprocessedRecords()];
  expect([saved.length, left.length]).toEqual([300, 200]);
});

function connection(): Connection {
  return new Connection({
    instanceUrl: local.url,
    accessToken: local.issueToken(local.adminUsername),
    version: '66.0',
  });
}
