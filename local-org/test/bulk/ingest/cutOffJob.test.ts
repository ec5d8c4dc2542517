// SPDX-License-Identifier: Apache-2.0
// Jobs and the end of the org: nothing is saved twice, nothing is lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { resumeJobs } from '../../../src/bulk/resumeJobs.ts';
import { openBulkOrg, putThing } from '../bulkOrg.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const INSERT = { object: 'Thing__c', operation: 'insert' };
const KEYS = Array.from({ length: 5000 }, (_, index) => `k${index}`);
type Bulk = ReturnType<typeof openBulkOrg>;

async function startJob(bulk: Bulk): Promise<string> {
  const { id } = (await bulk.call('POST', 'ingest', INSERT)).json as { id: string };
  await bulk.call('PUT', `ingest/${id}/batches`, ['Key__c', ...KEYS].join('\n'));
  await bulk.call('PATCH', `ingest/${id}`, { state: 'UploadComplete' });
  return id;
}

const job = async (bulk: Bulk, id: string) =>
  (await bulk.call('GET', `ingest/${id}`)).json as {
    state: string;
    numberRecordsProcessed: number;
    numberRecordsFailed: number;
  };

async function waitForRows(bulk: Bulk, id: string): Promise<void> {
  while ((await job(bulk, id)).numberRecordsProcessed === 0) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('a job that is under way when the org is closed', () => {
  test('goes on after a restart and saves every row once', async () => {
    const before = openBulkOrg({ state: join(folder, 'org') });
    putThing(before.org);
    const id = await startJob(before);
    await waitForRows(before, id);
    await before.close();

    const after = openBulkOrg({ state: join(folder, 'org') });
    const cutOff = await job(after, id);
    resumeJobs(after.org);
    await after.org.background.idle();
    const ended = await job(after, id);
    const results = (await after.rows(`ingest/${id}/successfulResults`)).map((row) => row['Key__c'] ?? '');
    const records = after.org.database.row('SELECT count(*) AS total FROM "Thing__c"');
    await after.close();

    expect(cutOff.state).toBe('InProgress');
    expect(cutOff.numberRecordsProcessed).toBeLessThan(KEYS.length);
    expect(ended).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 5000, numberRecordsFailed: 0 });
    expect(results.sort()).toEqual([...KEYS].sort());
    expect(records).toEqual({ total: 5000 });
  });
});

describe('a job that is aborted while it runs', () => {
  test('names every row either as saved or as unprocessed', async () => {
    const bulk = openBulkOrg();
    putThing(bulk.org);
    const id = await startJob(bulk);
    await waitForRows(bulk, id);

    await bulk.call('PATCH', `ingest/${id}`, { state: 'Aborted' });
    await bulk.org.background.idle();
    const keysOf = async (file: string) => (await bulk.rows(`ingest/${id}/${file}`)).map((row) => row['Key__c'] ?? '');
    const [saved, unprocessed] = await Promise.all([keysOf('successfulResults'), keysOf('unprocessedrecords')]);
    const aborted = await job(bulk, id);
    await bulk.close();

    expect(aborted).toMatchObject({ state: 'Aborted', numberRecordsProcessed: saved.length });
    expect(unprocessed.length).toBeGreaterThan(0);
    expect([...saved, ...unprocessed].sort()).toEqual([...KEYS].sort());
  });

  test('stops when it is deleted', async () => {
    const bulk = openBulkOrg({ delays: { jobQueue: 20, jobRun: 0 } });
    putThing(bulk.org);
    const id = await startJob(bulk);
    await bulk.call('DELETE', `ingest/${id}`);
    await bulk.org.background.idle();
    const records = bulk.org.records.find('Thing__c', {});
    await bulk.close();

    expect(records).toEqual([]);
  });
});
