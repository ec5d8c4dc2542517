// SPDX-License-Identifier: Apache-2.0
// What an ended ingest job says of itself and gives back.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ADMIN_ID, openBulkOrg, putThing } from '../bulkOrg.ts';

let bulk: ReturnType<typeof openBulkOrg>;
let id: string;
beforeAll(async () => {
  bulk = openBulkOrg({ clock: { now: () => new Date('2026-11-23T06:41:25.839Z') } });
  putThing(bulk.org);
  const job = { object: 'Thing__c', operation: 'insert', columnDelimiter: 'SEMICOLON', lineEnding: 'CRLF' };
  id = await bulk.ingest(job, 'Name;Size__c\r\n"say ""hi""; bye";1\r\nwrong;many\r\n');
});
afterAll(() => bulk.close());

describe('an ended ingest job', () => {
  test('tells its counts', async () => {
    const number: unknown = expect.any(Number);

    expect((await bulk.call('GET', `ingest/${id}`)).json).toEqual({
      ...{ id, operation: 'insert', object: 'Thing__c', createdById: ADMIN_ID, state: 'JobComplete' },
      ...{ createdDate: '2026-11-23T06:41:25.839+0000', systemModstamp: '2026-11-23T06:41:25.839+0000' },
      ...{ concurrencyMode: 'Parallel', contentType: 'CSV', apiVersion: 66, jobType: 'V2Ingest' },
      ...{ lineEnding: 'CRLF', columnDelimiter: 'SEMICOLON', numberRecordsProcessed: 2, numberRecordsFailed: 1 },
      ...{ retries: 0, totalProcessingTime: number, apiActiveProcessingTime: number, apexProcessingTime: 0 },
    });
  });

  test('gives results in its own form, every value quoted', async () => {
    const thing = bulk.org.records.find('Thing__c', {})[0];

    const [successful, failed] = await Promise.all(
      ['successfulResults', 'failedResults'].map((file) => bulk.call('GET', `ingest/${id}/${file}`)),
    );

    expect(successful?.text).toBe(
      `"sf__Id";"sf__Created";"Name";"Size__c"\r\n"${String(thing?.['Id'])}";"true";"say ""hi""; bye";"1"\r\n`,
    );
    const error = "Failed to deserialize field at col 1. Due to, 'many' is not a valid value for the type xsd:double";
    expect(failed?.text).toBe(
      `"sf__Id";"sf__Error";"Name";"Size__c"\r\n"";"INVALID_FIELD:${error}:Size__c --";"wrong";"many"\r\n`,
    );
    expect(successful?.headers.get('content-type')).toBe('text/csv; charset=UTF-8');
  });

  test.each(['successfulResults/', 'failedresults', 'unprocessedRecords', 'unprocessedrecords/'])(
    'is asked for %s too',
    async (file) => {
      expect((await bulk.call('GET', `ingest/${id}/${file}`)).status).toBe(200);
    },
  );

  test('leaves nothing unprocessed', async () => {
    expect((await bulk.call('GET', `ingest/${id}/unprocessedrecords`)).text).toBe('"Name";"Size__c"\r\n');
  });
});
