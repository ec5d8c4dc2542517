// SPDX-License-Identifier: Apache-2.0
// What foreign clients make of faults: what they do about them with a real org, they do here.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Connection } from '@jsforce/jsforce-node';
import { startLocalOrg, type LocalOrg } from '../../src/index.ts';
import { putThing } from '../bulk/bulkOrg.ts';
import { openSfCli, type SfCli } from './sfCli.ts';

// a command of the CLI takes seconds
jest.setTimeout(120_000);

let local: LocalOrg;
beforeEach(async () => {
  local = await startLocalOrg({ delays: { jobQueue: 0, jobRun: 0 }, limits: { DailyApiRequests: 1000 } });
  putThing(local.org);
});
afterEach(() => local.close());

const jobs = () => local.org.store.list<{ state: string }>('ingestJob').map(({ state }) => state);

describe('jsforce', () => {
  const connect = (more: object = {}) =>
    new Connection({
      instanceUrl: local.url,
      accessToken: local.issueToken(local.adminUsername),
      version: '66.0',
      ...more,
    });

  test('logs in anew when its session ends, and asks again', async () => {
    let logins = 0;
    const refreshFn = (_: unknown, done: (error: null, token: string) => void) => {
      logins += 1;
      done(null, local.issueToken(local.adminUsername));
    };
    local.org.faults.switchOn({ name: 'session-expired', after: 1, times: 1 });
    const connection = connect({ refreshFn });

    const answers = [
      await connection.query('SELECT Id FROM Thing__c'),
      await connection.query('SELECT Id FROM Thing__c'),
    ];

    expect([answers.map(({ done }) => done), logins]).toEqual([[true, true], 1]);
  });

  test('reads again what met 503, and gives up on a write', async () => {
    const connection = connect();
    local.org.faults.switchOn({ name: 'unavailable', times: 1 });
    expect((await connection.query('SELECT Id FROM Thing__c')).totalSize).toBe(0);

    local.org.faults.switchOn({ name: 'unavailable', times: 1, at: 'after' });
    await expect(connection.sobject('Thing__c').create({ Name: 'one' })).rejects.toMatchObject({
      errorCode: 'SERVER_UNAVAILABLE',
      message: 'Server too busy',
    });
    expect(local.org.records.find('Thing__c', {})).toHaveLength(1);
  });

  test('sees the allowance shrink, and is told when it is used up', async () => {
    const connection = connect();
    local.org.faults.switchOn({ name: 'limit-used-up', left: 2 });

    const limits = await connection.limits();
    await connection.query('SELECT Id FROM Thing__c');

    expect(limits['DailyApiRequests']).toEqual({ Max: 1000, Remaining: 1 });
    expect(connection.limitInfo).toEqual({ apiUsage: { used: 1000, limit: 1000 } });
    await expect(connection.query('SELECT Id FROM Thing__c')).rejects.toMatchObject({
      errorCode: 'REQUEST_LIMIT_EXCEEDED',
      message: 'TotalRequests Limit exceeded.',
    });
  });
});

describe('sf data upsert bulk', () => {
  let sf: SfCli;
  beforeEach(() => void (sf = openSfCli(local.url, local.issueToken(local.adminUsername))));
  afterEach(() => sf.remove());

  const upsert = () => {
    const file = join(sf.folder, 'things.csv');
    writeFileSync(file, 'Key__c,Name\na,one\n');
    return sf.json('data', 'upsert', 'bulk', ...['--sobject', 'Thing__c', '--external-id', 'Key__c', '--file', file]);
  };

  test('leaves a job open behind when the answer to its creation is lost', async () => {
    local.org.faults.switchOn({ name: 'unavailable', at: 'after', method: 'POST', path: 'jobs/ingest', times: 1 });

    const answer = await upsert();

    expect([answer.status, answer['message']]).toEqual([1, 'Server too busy']);
    expect(jobs()).toEqual(['Open']);
  });

  test('gives a job up whose upload breaks off', async () => {
    local.org.faults.switchOn({ name: 'connection-reset', at: 'upload', path: 'jobs/ingest/*/batches' });

    const answer = await upsert();

    // it sends the upload again, from a stream that is used up
    expect([answer['message'], jobs()]).toEqual(['Response body object should not be disturbed or locked', ['Open']]);
  });
});
