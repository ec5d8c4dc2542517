// SPDX-License-Identifier: Apache-2.0
// jsforce's Bulk API 2.0 against the org.
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Connection } from '@jsforce/jsforce-node';
import { startLocalOrg, type LocalOrg } from '../../src/index.ts';
import { putThing } from '../bulk/bulkOrg.ts';

let local: LocalOrg;
let connection: Connection;
beforeAll(async () => {
  local = await startLocalOrg({ delays: { jobQueue: 20, jobRun: 20 } });
  putThing(local.org);
  const accessToken = local.issueToken(local.adminUsername);
  connection = new Connection({ instanceUrl: local.url, accessToken, version: '66.0' });
  connection.bulk2.pollInterval = 20;
});
afterAll(() => local.close());

const UPSERT = { object: 'Thing__c', operation: 'upsert', externalIdFieldName: 'Key__c' } as const;

describe('jsforce bulk2', () => {
  test('loads an array of records with the empty Id column that it adds, null as #N/A', async () => {
    const input = [
      { Key__c: 'a1', Name: 'one; with a | in it', Due__c: '2026-01-31' },
      { Key__c: 'a2', Name: null, Due__c: 'never' },
    ];

    const results = await connection.bulk2.loadAndWaitForResults({ ...UPSERT, input });

    const [thing] = local.org.records.find('Thing__c', { Key__c: 'a1' });
    const shared = { Id: '', Name: 'one; with a | in it', Key__c: 'a1', Due__c: '2026-01-31' };
    expect(results.successfulResults).toEqual([{ ...shared, sf__Id: thing?.['Id'], sf__Created: 'true' }]);
    const error =
      "INVALID_FIELD:Failed to deserialize field at col 3. Due to, 'never' is not a valid value for the type xsd:date:Due__c --";
    expect(results.failedResults).toEqual([
      { sf__Id: '', sf__Error: error, Id: '', Key__c: 'a2', Name: '#N/A', Due__c: 'never' },
    ]);
    expect(results.unprocessedRecords).toEqual([]);
  });

  test('uploads a stream of 50,000 rows step by step and reads them back through a query job', async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => `"s${index}","name ${index}"\n`);
    const job = connection.bulk2.createJob({ ...UPSERT, lineEnding: 'LF' });

    await job.open();
    await job.uploadData(Readable.from(['"Key__c","Name"\n', ...rows]));
    await job.close();
    await job.poll(50, 60_000);
    const info = await job.check();
    const exported = await connection.bulk2.query("SELECT Key__c FROM Thing__c WHERE Key__c LIKE 's%'");
    const lines = (await text(exported.stream())).trim().split('\n');

    expect(info).toMatchObject({
      state: 'JobComplete',
      numberRecordsProcessed: 50_000,
      numberRecordsFailed: 0,
      apiVersion: 66,
    });
    expect(lines.length).toBe(50_001);
    expect(new Set(lines).size).toBe(50_001);
  });

  test('aborts and deletes a job', async () => {
    const job = connection.bulk2.createJob(UPSERT);
    await job.open();
    await job.abort();
    const info = await job.check();
    await job.delete();

    expect(info.state).toBe('Aborted');
    await expect(job.check()).rejects.toThrow('The requested resource does not exist');
  });

  test('is told why a job failed', async () => {
    const load = connection.bulk2.loadAndWaitForResults({ ...UPSERT, input: 'Key__c,Nothing__c\nx,y\n' });

    await expect(load).rejects.toThrow('InvalidBatch : Field name not found : Nothing__c');
  });
});

test('jsforce asked for nothing that the org does not do', () => {
  expect(local.unsupported()).toEqual([]);
});
