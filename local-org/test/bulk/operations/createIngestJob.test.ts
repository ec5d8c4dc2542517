// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ADMIN_ID, insertUser, openBulkOrg } from '../bulkOrg.ts';

let bulk: ReturnType<typeof openBulkOrg>;
beforeAll(() => {
  bulk = openBulkOrg({ clock: { now: () => new Date('2026-11-23T06:41:25.839Z') } });
});
afterAll(() => bulk.close());

describe('create an ingest job', () => {
  test('answers the job as the guide shows it', async () => {
    const body = {
      object: 'user',
      operation: 'upsert',
      externalIdFieldName: 'username',
      lineEnding: 'CRLF',
      columnDelimiter: 'TAB',
    };

    const answer = await bulk.call('POST', 'ingest', body);

    expect(answer.status).toBe(200);
    const { id } = answer.json as { id: string };
    expect(id).toMatch(/^750\w{15}$/);
    expect(answer.json).toEqual({
      id,
      operation: 'upsert',
      object: 'User',
      createdById: ADMIN_ID,
      createdDate: '2026-11-23T06:41:25.839+0000',
      systemModstamp: '2026-11-23T06:41:25.839+0000',
      state: 'Open',
      externalIdFieldName: 'Username',
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: 66,
      contentUrl: `services/data/v66.0/jobs/ingest/${id}/batches`,
      lineEnding: 'CRLF',
      columnDelimiter: 'TAB',
    });
  });

  test.each([
    [{ operation: 'insert' }, 'INVALIDJOB', 'InvalidJob : Must specify object'],
    [{ object: 'Account' }, 'INVALIDJOB', 'InvalidJob : Must specify operation'],
    [{ object: 'Nothing__c', operation: 'insert' }, 'INVALIDJOB', 'InvalidJob : Unable to find object: Nothing__c'],
    [{ object: 'Account', operation: 'merge' }, 'INVALIDJOB', 'InvalidJob : merge is not a valid value of operation'],
    [
      { object: 'Account', operation: 'insert', columnDelimiter: 'SPACE' },
      'INVALIDJOB',
      'InvalidJob : SPACE is not a valid value of columnDelimiter',
    ],
    [
      { object: 'Account', operation: 'insert', contentType: 'JSON' },
      'INVALIDJOB',
      'InvalidJob : JSON is not a valid value of contentType',
    ],
    [
      { object: 'Account', operation: 'insert', concurrency: 1 },
      'JSON_PARSER_ERROR',
      'Unrecognized field "concurrency"',
    ],
    [
      { object: 'Account', operation: 'upsert' },
      'INVALIDJOB',
      'InvalidJob : External ID was blank for Account. An External ID must be specified for upsert.',
    ],
    [
      { object: 'Account', operation: 'upsert', externalIdFieldName: 'Name' },
      'INVALIDJOB',
      'InvalidJob : Field name provided, Name does not match an External ID, Salesforce Id, or indexed field for Account',
    ],
  ])('refuses %j', async (body, errorCode, message) => {
    const answer = await bulk.call('POST', 'ingest', body);

    expect([answer.status, answer.json]).toEqual([400, [{ errorCode, message }]]);
  });

  test('an object that the user cannot read is not there', async () => {
    const user = insertUser(bulk.org, 'nobody@example.com');

    const answer = await bulk.call('POST', 'ingest', { object: 'Account', operation: 'insert' }, user);

    expect(answer.json).toEqual([{ errorCode: 'INVALIDJOB', message: 'InvalidJob : Unable to find object: Account' }]);
  });

  test('hardDelete needs its permission', async () => {
    const user = insertUser(bulk.org, 'sales@example.com', 'Standard User');

    const answer = await bulk.call('POST', 'ingest', { object: 'Account', operation: 'hardDelete' }, user);

    expect([answer.status, (answer.json as [{ errorCode: string }])[0].errorCode]).toEqual([400, 'FEATURENOTENABLED']);
  });
});

describe('create an ingest job with its data', () => {
  const multipart = async (content: string) => {
    const form = new FormData();
    form.set(
      'job',
      new Blob([JSON.stringify({ object: 'Account', operation: 'insert' })], { type: 'application/json' }),
    );
    form.set('content', new Blob([content], { type: 'text/csv' }), 'content');
    const headers = { authorization: `Bearer ${bulk.tokenOf(ADMIN_ID)}` };
    const request = new Request('http://org.example/services/data/v66.0/jobs/ingest', {
      method: 'POST',
      headers,
      body: form,
    });
    const response = await bulk.dispatch(request);
    return { status: response.status, json: (await response.json()) as { id: string; state: string } };
  };

  test('takes the data, closes the job and runs it', async () => {
    const { status, json } = await multipart('Name\nOne\nTwo\n');
    await bulk.org.background.idle();

    expect([status, json.state]).toEqual([200, 'UploadComplete']);
    const rows = await bulk.rows(`ingest/${json.id}/successfulResults`);
    expect(rows.map(({ Name }) => Name).sort()).toEqual(['One', 'Two']);
  });

  test('refuses more than 100,000 characters', async () => {
    const { status, json } = await multipart(`Name\n${'x'.repeat(100_000)}\n`);

    const message = 'The data of a multipart request has at most 100000 characters';
    expect([status, json]).toEqual([400, [{ errorCode: 'CLIENTINPUTERROR', message }]]);
  });
});
