// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { ADMIN_ID, insert, insertUser, openBulkOrg, putThing } from '../bulkOrg.ts';

let bulk: ReturnType<typeof openBulkOrg>;
beforeAll(() => {
  bulk = openBulkOrg({ clock: { now: () => new Date('2026-11-23T06:41:25.839Z') } });
  putThing(bulk.org);
  for (let number = 0; number < 25; number += 1)
    insert(bulk.org, 'Thing__c', { Name: `n${number}`, Size__c: number / 4 });
  insert(bulk.org, 'Thing__c', {
    Name: 'say "hi", bye\nnow',
    Due__c: '2026-01-31',
    Parent__c: bulk.org.records.find('Thing__c', {}, 1)[0]?.['Id'] ?? null,
  });
});
afterAll(() => bulk.close());

const create = (query: string, more = {}) => bulk.call('POST', 'query', { operation: 'query', query, ...more });

async function run(query: string, more = {}): Promise<string> {
  const { id } = (await create(query, more)).json as { id: string };
  await bulk.org.background.idle();
  return id;
}

describe('a query job', () => {
  test('is answered as the guide shows it', async () => {
    const created = await create('SELECT Id FROM thing__c');
    const { id } = created.json as { id: string };
    await bulk.org.background.idle();
    const ended = await bulk.call('GET', `query/${id}`);

    const basis = {
      ...{
        id,
        operation: 'query',
        object: 'Thing__c',
        createdById: ADMIN_ID,
        concurrencyMode: 'Parallel',
        contentType: 'CSV',
      },
      ...{ createdDate: '2026-11-23T06:41:25.839+0000', systemModstamp: '2026-11-23T06:41:25.839+0000' },
      ...{ apiVersion: 66, lineEnding: 'LF', columnDelimiter: 'COMMA' },
    };
    expect([created.status, created.json]).toEqual([200, { ...basis, state: 'UploadComplete' }]);
    const totalProcessingTime: unknown = expect.any(Number);
    expect(ended.json).toEqual({
      ...basis,
      state: 'JobComplete',
      jobType: 'V2Query',
      numberRecordsProcessed: 26,
      retries: 0,
      totalProcessingTime,
    });
  });

  test('gives quoted values, empty ones for null, and fields of parents', async () => {
    const id = await run(
      "SELECT Name, Size__c, Due__c, Parent__r.Name FROM Thing__c WHERE Name LIKE 'say%' OR Name = 'n1' ORDER BY Name",
    );

    const answer = await bulk.call('GET', `query/${id}/results`);

    expect(answer.text).toBe(
      '"Name","Size__c","Due__c","Parent__r.Name"\n"n1","0.25","",""\n"say ""hi"", bye\nnow","","2026-01-31","n0"\n',
    );
    expect([answer.headers.get('Sforce-Locator'), answer.headers.get('Sforce-NumberOfRecords')]).toEqual(['null', '2']);
  });

  test('is read page by page until the locator is the text null', async () => {
    const id = await run('SELECT Name FROM Thing__c');
    const names: string[] = [];
    const counts: (string | null)[] = [];
    let locator = '';
    while (locator !== 'null') {
      const page = await bulk.call('GET', `query/${id}/results?maxRecords=10&locator=${locator}`);
      names.push(...(parse(page.text, { columns: true }) as { Name: string }[]).map(({ Name }) => Name));
      counts.push(page.headers.get('Sforce-NumberOfRecords'));
      locator = page.headers.get('Sforce-Locator') ?? '';
    }

    expect(counts).toEqual(['10', '10', '6']);
    expect(names.sort()).toEqual(
      bulk.org.records
        .find('Thing__c', {})
        .map(({ Name }) => Name)
        .sort(),
    );
  });

  test('without rows gives the header', async () => {
    const id = await run("SELECT Name, Key__c FROM Thing__c WHERE Name = 'nobody'", { columnDelimiter: 'PIPE' });

    const answer = await bulk.call('GET', `query/${id}/results`);

    expect([answer.text, answer.headers.get('Sforce-NumberOfRecords')]).toEqual(['"Name"|"Key__c"\n', '0']);
  });

  test.each([
    ['SELECT Nothing__c FROM Thing__c', 'INVALID_FIELD'],
    ['SELECT Id FROM Nothing__c', 'INVALID_TYPE'],
    ['SELECT FROM', 'MALFORMED_QUERY'],
    ['SELECT count() FROM Thing__c', 'API_ERROR'],
    ['SELECT Name, count(Id) FROM Thing__c GROUP BY Name', 'API_ERROR'],
    ['SELECT Id FROM Thing__c LIMIT 5 OFFSET 5', 'API_ERROR'],
    ['SELECT Id, (SELECT Id FROM Contacts) FROM Account', 'API_ERROR'],
  ])('refuses %s', async (query, errorCode) => {
    const answer = await create(query);

    expect([answer.status, (answer.json as [{ errorCode: string }])[0].errorCode]).toEqual([400, errorCode]);
  });

  test('is read with its own API version only', async () => {
    const id = await run('SELECT Id FROM Thing__c');
    const request = new Request(`http://org.example/services/data/v65.0/jobs/query/${id}/results`, {
      headers: { authorization: `Bearer ${bulk.tokenOf(ADMIN_ID)}` },
    });

    expect((await bulk.dispatch(request)).status).toBe(409);
  });

  test('has no results and cannot be deleted before its end, nor aborted after it', async () => {
    const { id } = (await create('SELECT Id FROM Thing__c')).json as { id: string };

    const early = [await bulk.call('GET', `query/${id}/results`), await bulk.call('DELETE', `query/${id}`)];
    await bulk.org.background.idle();
    const late = await bulk.call('PATCH', `query/${id}`, { state: 'Aborted' });

    expect(
      [...early, late].map(({ status, json }) => [
        status,
        (json as [{ errorCode: string; message: string }])[0].message,
      ]),
    ).toEqual([
      [400, 'Results of a job in the state UploadComplete are not available'],
      [400, 'Error encountered when deleting the job because the job is not terminated'],
      [400, 'Aborting already Completed Job not allowed'],
    ]);
  });

  test('can be aborted while it waits and deleted then', async () => {
    const { id } = (await create('SELECT Id FROM Thing__c')).json as { id: string };

    const aborted = await bulk.call('PATCH', `query/${id}`, { state: 'Aborted' });
    await bulk.org.background.idle();
    const deleted = await bulk.call('DELETE', `query/${id}`);

    expect([(aborted.json as { state: string }).state, deleted.status]).toEqual(['Aborted', 204]);
    expect((await bulk.call('GET', `query/${id}`)).status).toBe(404);
  });

  test('reads with the rights of its user', async () => {
    const user = insertUser(bulk.org, 'reader@example.com');

    const answer = await bulk.call('POST', 'query', { operation: 'query', query: 'SELECT Id FROM Thing__c' }, user);

    expect((answer.json as [{ errorCode: string }])[0].errorCode).toBe('INVALID_TYPE');
  });
});
