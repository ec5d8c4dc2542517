// SPDX-License-Identifier: Apache-2.0
// The sf CLI's own bulk commands against the org.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { startLocalOrg, type LocalOrg } from '../../src/index.ts';
import { ADMIN_ID, putThing } from '../bulk/bulkOrg.ts';
import { openSfCli, type SfCli } from './sfCli.ts';

// a command of the CLI takes seconds, and it looks at a job every five
jest.setTimeout(120_000);

let local: LocalOrg;
let sf: SfCli;
beforeAll(async () => {
  // a job that ends before the first look spares the five seconds to the second
  local = await startLocalOrg({ delays: { jobQueue: 0, jobRun: 0 } });
  putThing(local.org);
  sf = openSfCli(local.url, local.issueToken(local.adminUsername));
});
afterAll(async () => {
  await local.close();
  sf.remove();
});

const file = (name: string, content?: string): string => {
  const path = join(sf.folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
};
const names = () =>
  local.org.records
    .find('Thing__c', {})
    .map(({ Key__c, Name }) => `${String(Key__c)} ${String(Name)}`)
    .sort();

describe('sf data', () => {
  test('import bulk inserts, upsert bulk updates and inserts, export bulk reads', async () => {
    const first = file('first.csv', 'Key__c,Name,Size__c\nk1,"one, first",1.5\nk2,two,2\n');
    const second = file('second.csv', 'Key__c,Name\nk2,"two ""again"""\nk3,three\n');

    const imported = await sf.json('data', 'import', 'bulk', '--sobject', 'Thing__c', '--file', first, '--wait', '2');
    const upserted = await sf.json(
      'data',
      'upsert',
      'bulk',
      '--sobject',
      'Thing__c',
      '--file',
      second,
      '--external-id',
      'Key__c',
      '--wait',
      '2',
    );
    const exported = await sf.json(
      'data',
      'export',
      'bulk',
      '--query',
      'SELECT Key__c, Name FROM Thing__c ORDER BY Key__c',
      '--output-file',
      file('out.csv'),
      '--wait',
      '2',
    );

    expect([imported.status, imported.result]).toEqual([
      0,
      expect.objectContaining({ processedRecords: 2, successfulRecords: 2, failedRecords: 0 }),
    ]);
    expect(upserted.status).toBe(0);
    expect(exported.result).toEqual({ totalSize: 3, filePath: file('out.csv') });
    expect(readFileSync(file('out.csv'), 'utf8')).toBe(
      '"Key__c","Name"\n"k1","one, first"\n"k2","two ""again"""\n"k3","three"\n',
    );
    expect(names()).toEqual(['k1 one, first', 'k2 two "again"', 'k3 three']);
  });

  test('upsert bulk reports failed rows, bulk results fetches them', async () => {
    const rows = file('bad.csv', 'Key__c,Level__c\nb1,High\nb2,Middle\n');

    const upserted = await sf.json(
      'data',
      'upsert',
      'bulk',
      '--sobject',
      'Thing__c',
      '--file',
      rows,
      '--external-id',
      'Key__c',
      '--wait',
      '2',
    );
    const { jobId } = upserted['data'] as { jobId: string };
    const results = await sf.json('data', 'bulk', 'results', '--job-id', jobId);

    expect([upserted.status, upserted['name']]).toEqual([1, 'FailedRecordDetailsError']);
    const { failedFilePath, successFilePath, ...counts } = results.result as Record<string, unknown>;
    expect(counts).toMatchObject({
      processedRecords: 2,
      successfulRecords: 1,
      failedRecords: 1,
      status: 'JobComplete',
    });
    const read = (path: unknown) =>
      parse(readFileSync(join(sf.folder, String(path))), { columns: true }) as Record<string, string>[];
    const message =
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:Level: bad value for restricted picklist field: Middle:Level__c --';
    expect(read(failedFilePath)).toEqual([{ sf__Id: '', sf__Error: message, Key__c: 'b2', Level__c: 'Middle' }]);
    expect(read(successFilePath)[0]).toMatchObject({ sf__Created: 'true', Key__c: 'b1' });
  });

  test('upsert bulk names a column that is not there', async () => {
    const rows = file('unknown.csv', 'Key__c,Nothing__c\nb1,x\n');

    const upserted = await sf.json(
      'data',
      'upsert',
      'bulk',
      '--sobject',
      'Thing__c',
      '--file',
      rows,
      '--external-id',
      'Key__c',
      '--wait',
      '2',
    );

    expect(upserted.status).toBe(1);
    expect(upserted['message']).toContain('InvalidBatch : Field name not found : Nothing__c');
  });

  test('upsert bulk without waiting is resumed', async () => {
    const rows = file('later.csv', 'Key__c\nl1\n');

    await sf.json('data', 'upsert', 'bulk', '--sobject', 'Thing__c', '--file', rows, '--external-id', 'Key__c');
    const resumed = await sf.json('data', 'upsert', 'resume', '--use-most-recent', '--wait', '2');

    expect([resumed.status, resumed.result]).toEqual([
      0,
      expect.objectContaining({ jobInfo: expect.objectContaining({ state: 'JobComplete' }) as unknown }),
    ]);
  });

  test('export bulk reads a result of several pages', async () => {
    const keys = Array.from({ length: 100_001 }, (_, index) => `p${index}`);
    const actor = { userId: ADMIN_ID, system: true } as const;
    for (let start = 0; start < keys.length; start += 200) {
      const records = keys.slice(start, start + 200).map((Key__c) => ({ values: { Key__c } }));
      local.org.records.save({ object: 'Thing__c', operation: 'insert', records, allOrNone: true, actor });
    }

    const query = "SELECT Key__c FROM Thing__c WHERE Key__c LIKE 'p%'";
    const exported = await sf.json(
      'data',
      'export',
      'bulk',
      '--query',
      query,
      '--output-file',
      file('pages.csv'),
      '--wait',
      '2',
    );

    expect(exported.result).toEqual({ totalSize: 100_001, filePath: file('pages.csv') });
    const lines = readFileSync(file('pages.csv'), 'utf8').trim().split('\n');
    expect(lines.sort()).toEqual(['"Key__c"', ...keys.map((key) => `"${key}"`)].sort());
  });

  test('delete bulk deletes by id', async () => {
    await local.org.background.idle();
    const [thing] = local.org.records.find('Thing__c', { Key__c: 'k1' });

    const deleted = await sf.json(
      'data',
      'delete',
      'bulk',
      '--sobject',
      'Thing__c',
      '--file',
      file('gone.csv', `Id\n${String(thing?.['Id'])}\n`),
      '--wait',
      '2',
    );

    expect(deleted.status).toBe(0);
    expect(local.org.records.find('Thing__c', { Key__c: 'k1' })).toEqual([]);
  });
});

test('no client asked for something that the org does not do', () => {
  expect(local.unsupported()).toEqual([]);
});
