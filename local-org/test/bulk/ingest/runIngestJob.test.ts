// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { grant, insert, insertUser, objectPermission, openBulkOrg, putThing, type Row } from '../bulkOrg.ts';

let bulk: ReturnType<typeof openBulkOrg>;
beforeAll(() => {
  bulk = openBulkOrg();
  putThing(bulk.org);
});
afterAll(() => bulk.close());

const UPSERT = { object: 'Thing__c', operation: 'upsert', externalIdFieldName: 'Key__c' };
const countsOf = async (id: string) => {
  const job = (await bulk.call('GET', `ingest/${id}`)).json as Record<string, unknown>;
  return [job['state'], job['numberRecordsProcessed'], job['numberRecordsFailed']];
};
const byKey = (rows: readonly Row[]) =>
  [...rows].sort((one, other) => (one['Key__c'] ?? '').localeCompare(other['Key__c'] ?? ''));
const thing = (Key__c: string) => bulk.org.records.find('Thing__c', { Key__c })[0];

describe('rows of a job', () => {
  test('fail alone, with the texts of the platform; a job of them is complete', async () => {
    const content = [
      'Key__c,Name,Level__c,Due__c,Parent__r.Key__c',
      'r1,good,High,2026-01-31,',
      'r2,bad date,High,31.1.2026,',
      'r3,bad level,Middle,,',
      'r4,no parent,,,nobody',
      'r5,too few',
      'r6,"ends", "early",,',
      'x'.repeat(21) + ',too long,,,',
    ].join('\n');

    const id = await bulk.ingest(UPSERT, content);

    expect(await countsOf(id)).toEqual(['JobComplete', 7, 6]);
    const failed = byKey(await bulk.rows(`ingest/${id}/failedResults`)).map((row) => [row['Key__c'], row['sf__Error']]);
    expect(failed).toEqual([
      [
        'r2',
        "INVALID_FIELD:Failed to deserialize field at col 3. Due to, '31.1.2026' is not a valid value for the type xsd:date:Due__c --",
      ],
      [
        'r3',
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:Level: bad value for restricted picklist field: Middle:Level__c --',
      ],
      ['r4', 'INVALID_FIELD:Foreign key external ID: nobody not found for field Key__c in entity Thing__c:Key__c --'],
      ['r5', 'CLIENT_INPUT_ERROR:The number of values in the row does not match the header:--'],
      ['r6', 'CLIENT_INPUT_ERROR:Found unescaped quote. A value with quote should be within a quote:--'],
      ['x'.repeat(21), `STRING_TOO_LONG:Key: data value too large: ${'x'.repeat(21)} (max length=20):Key__c --`],
    ]);
    const [good] = await bulk.rows(`ingest/${id}/successfulResults`);
    const values = { Key__c: 'r1', Name: 'good', Level__c: 'High', Due__c: '2026-01-31', 'Parent__r.Key__c': '' };
    expect(good).toEqual({ sf__Id: thing('r1')?.['Id'], sf__Created: 'true', ...values });
  });

  test('keep a field by an empty cell and clear it by #N/A', async () => {
    await bulk.ingest(UPSERT, 'Key__c,Name,Level__c,Due__c\nn1,old,High,2026-01-31\n');

    const id = await bulk.ingest(UPSERT, 'Key__c,Name,Level__c,Due__c\nn1,,#N/A,#N/A\n');

    expect((await bulk.rows(`ingest/${id}/successfulResults`))[0]?.['sf__Created']).toBe('false');
    expect(thing('n1')).toMatchObject({ Name: 'old', Level__c: null, Due__c: null });
  });

  test('find their parent by its key and lose it by #N/A', async () => {
    await bulk.ingest(UPSERT, 'Key__c\np0\np1\n');

    await bulk.ingest(UPSERT, 'Key__c,parent__r.key__c\np1,P0\n');
    const linked = thing('p1')?.['Parent__c'];
    await bulk.ingest(UPSERT, 'Key__c,Parent__r.Key__c\np1,#N/A\n');

    expect(linked).toBe(thing('p0')?.['Id']);
    expect(thing('p1')?.['Parent__c']).toBeNull();
  });

  test('name the type of a polymorphic parent', async () => {
    await bulk.ingest(UPSERT, 'Key__c\npoly\n');

    const id = await bulk.ingest({ object: 'Task', operation: 'insert' }, 'Subject,Thing__c:What.Key__c\nCall,poly\n');

    expect(await countsOf(id)).toEqual(['JobComplete', 1, 0]);
    expect(bulk.org.records.find('Task', { Subject: 'Call' })[0]?.['WhatId']).toBe(thing('poly')?.['Id']);
  });

  test('with the same key fail together in one chunk and follow each other across chunks', async () => {
    const others = Array.from({ length: 198 }, (_, index) => `d${index}`);

    const together = await bulk.ingest(UPSERT, ['Key__c', 'twice', 'TWICE', ...others].join('\n'));
    const apart = await bulk.ingest(UPSERT, ['Key__c', 'again', ...others, 'other', 'again'].join('\n'));

    expect([await countsOf(together), await countsOf(apart)]).toEqual([
      ['JobComplete', 200, 2],
      ['JobComplete', 201, 0],
    ]);
    const errors = (await bulk.rows(`ingest/${together}/failedResults`)).map((row) => row['sf__Error']).sort();
    expect(errors).toEqual([
      'DUPLICATE_VALUE:Duplicate external id specified: twice:Key__c --',
      'DUPLICATE_VALUE:Duplicate external id specified: twice:Key__c --',
    ]);
    const again = (await bulk.rows(`ingest/${apart}/successfulResults`)).filter((row) => row['Key__c'] === 'again');
    expect(again.map((row) => row['sf__Created']).sort()).toEqual(['false', 'true']);
  });

  test('come back in another order, each exactly once', async () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `o${String(index).padStart(4, '0')}`);

    const id = await bulk.ingest(UPSERT, ['Key__c', ...keys].join('\n'));

    const results = (await bulk.rows(`ingest/${id}/successfulResults`)).map((row) => row['Key__c']);
    expect(results).not.toEqual(keys);
    expect([...results].sort()).toEqual(keys);
  });

  test('are updated and deleted by their id', async () => {
    const id = insert(bulk.org, 'Thing__c', { Key__c: 'u1', Name: 'old' });

    await bulk.ingest({ object: 'Thing__c', operation: 'update' }, `Id,Name\n${id},new\n`);
    const name = thing('u1')?.['Name'];
    const deletion = await bulk.ingest({ object: 'Thing__c', operation: 'delete' }, `Id\n${id}\n`);

    expect([name, thing('u1'), await countsOf(deletion)]).toEqual(['new', undefined, ['JobComplete', 1, 0]]);
  });

  test('an empty Id column beside the key is ignored', async () => {
    const id = await bulk.ingest(UPSERT, 'Id,Key__c\n,jsforce\n');

    expect(await countsOf(id)).toEqual(['JobComplete', 1, 0]);
  });
});

describe('a job as a whole', () => {
  test.each([
    [
      'a field that is not there',
      UPSERT,
      'Key__c,Nothing__c\na,b\n',
      'InvalidBatch : Field name not found : Nothing__c',
    ],
    [
      'a relation that is not there',
      UPSERT,
      'Key__c,Nobody__r.Key__c\na,b\n',
      'InvalidBatch : Field name not found : Nobody__r.Key__c',
    ],
    [
      'a parent field that is no key',
      UPSERT,
      'Key__c,Parent__r.Name\na,b\n',
      'InvalidBatch : Field name not found : Parent__r.Name',
    ],
    [
      'a needless type',
      UPSERT,
      'Key__c,Thing__c:Parent__r.Key__c\na,b\n',
      'InvalidBatch : Field name not found : Thing__c:Parent__r.Key__c',
    ],
    ['no key column', UPSERT, 'Name\nx\n', 'InvalidBatch : Field name not found : Key__c'],
    ['a column twice', UPSERT, 'Key__c,Name,name\na,b,c\n', 'InvalidBatch : Field name duplicated : Name'],
    [
      'no Id to update',
      { object: 'Thing__c', operation: 'update' },
      'Name\nx\n',
      'InvalidBatch : Field name not found : Id',
    ],
    [
      'more than ids to delete',
      { object: 'Thing__c', operation: 'delete' },
      'Id,Name\na,b\n',
      'InvalidBatch : Delete batch must contain only ids',
    ],
    [
      'the other line ending',
      UPSERT,
      'Key__c\r\na\r\n',
      'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF',
    ],
  ])('fails for %s and gives the rows back', async (_, job, content, errorMessage) => {
    const id = await bulk.ingest(job, content);

    expect((await bulk.call('GET', `ingest/${id}`)).json).toMatchObject({
      state: 'Failed',
      errorMessage,
      numberRecordsProcessed: 0,
    });
    expect((await bulk.call('GET', `ingest/${id}/unprocessedrecords`)).text.replaceAll(/["\r]/g, '')).toBe(
      content.replaceAll('\r', ''),
    );
  });

  test('fails for a column that its user cannot see', async () => {
    const user = insertUser(bulk.org, 'blind@example.com');
    grant(bulk.org, user, { objects: [objectPermission('Thing__c')] });

    const id = await bulk.ingest({ object: 'Thing__c', operation: 'insert' }, 'Name,Level__c\nx,High\n', user);

    expect((await bulk.call('GET', `ingest/${id}`)).json).toMatchObject({
      errorMessage: 'InvalidBatch : Field name not found : Level__c',
    });
  });

  test('without data is complete with nothing processed', async () => {
    const { id } = (await bulk.call('POST', 'ingest', UPSERT)).json as { id: string };
    await bulk.call('PATCH', `ingest/${id}`, { state: 'UploadComplete' });
    await bulk.org.background.idle();

    expect(await countsOf(id)).toEqual(['JobComplete', 0, 0]);
  });
});
