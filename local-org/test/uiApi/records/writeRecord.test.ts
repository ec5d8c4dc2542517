// SPDX-License-Identifier: Apache-2.0
import { insert, NOW } from '../../testOrg.ts';
import { openPagesOrg, REP, STRANGER, type PagesOrg } from '../pagesOrg.ts';

let pagesOrg: PagesOrg;
let visitId: string;
let now: Date;
beforeEach(() => {
  now = NOW;
  pagesOrg = openPagesOrg({ clock: { now: () => now } });
  visitId = insert(pagesOrg.org, 'Visit__c', { Name: 'First', Note__c: 'Old' });
});
afterEach(() => pagesOrg.close());

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, user = REP) =>
  pagesOrg.call(method, `/ui-api/records${path}`, body, { as: pagesOrg.users[user] ?? '', headers });
const noteOf = (id: string): unknown => pagesOrg.org.records.read('Visit__c', id)?.['Note__c'];

describe('writing through the UI API', () => {
  it('makes a record and answers it', async () => {
    const { status, body } = await call('POST', '', {
      apiName: 'Visit__c',
      fields: { Name: 'New', On__c: '2026-03-05' },
    });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      apiName: 'Visit__c',
      fields: { Name: { value: 'New' }, On__c: { displayValue: '3/5/2026', value: '2026-03-05' } },
    });
  });

  it('changes the given fields alone', async () => {
    const { status, body } = await call('PATCH', `/${visitId}`, { fields: { Note__c: 'New' } });

    expect(status).toBe(200);
    expect(body).toMatchObject({ id: visitId, fields: { Name: { value: 'First' }, Note__c: { value: 'New' } } });
  });

  it('deletes a record', async () => {
    const deleted = await call('DELETE', `/${visitId}`);
    const again = await call('DELETE', `/${visitId}`);

    expect([deleted.status, again.status]).toEqual([204, 404]);
  });

  it('tells errors of fields apart, with the labels of the fields', async () => {
    const { status, body } = await call('PATCH', `/${visitId}`, { fields: { Mood__c: 'Odd', Score__c: 3 } });

    expect(status).toBe(400);
    expect(body).toEqual([
      {
        enhancedErrorType: 'RecordError',
        errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        message: 'An error occurred while trying to update the record. Please try again.',
        output: {
          errors: [],
          fieldErrors: {
            Score__c: [
              {
                constituentField: null,
                duplicateRecordError: null,
                errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
                field: 'Score__c',
                fieldLabel: 'Score',
                message: expect.stringContaining('Score__c'),
              },
            ],
          },
        },
        statusCode: 400,
      },
    ]);
  });

  it.each([
    ['no fields', 'PATCH', {}, 400],
    ['an object that there is not', 'POST', { apiName: 'None__c', fields: {} }, 404],
    ['no object', 'POST', { fields: {} }, 404],
  ])('is refused with %s', async (_, method, body, status) => {
    const answer = await call(method, method === 'PATCH' ? `/${visitId}` : '', body);

    expect(answer.status).toBe(status);
  });

  it('is refused to users without access', async () => {
    const { status } = await call('PATCH', `/${visitId}`, { fields: { Note__c: 'New' } }, {}, STRANGER);

    expect(status).toBe(403);
    expect(noteOf(visitId)).toBe('Old');
  });
});

describe('a change with If-Unmodified-Since', () => {
  const changeLater = (): void => {
    now = new Date(NOW.getTime() + 1500);
    pagesOrg.org.records.save({
      object: 'Visit__c',
      operation: 'update',
      records: [{ id: visitId, values: { Note__c: 'Of somebody else' } }],
      allOrNone: true,
      actor: { userId: '', system: true },
    });
  };
  const change = (since: string) =>
    call('PATCH', `/${visitId}`, { fields: { Note__c: 'New' } }, { 'If-Unmodified-Since': since });

  it('is done where the record is as it was read', async () => {
    expect((await change(NOW.toISOString())).status).toBe(200);
    expect((await change(NOW.toUTCString())).status).toBe(200);
    expect(noteOf(visitId)).toBe('New');
  });

  it('is refused where somebody else has changed it, and changes nothing', async () => {
    changeLater();

    const answers = [await change(NOW.toISOString()), await change(NOW.toUTCString())];

    expect(answers.map(({ status }) => status)).toEqual([412, 412]);
    expect(answers[0]?.body).toEqual([
      { errorCode: 'CONFLICT', message: 'The record was modified after it was retrieved.' },
    ]);
    expect(noteOf(visitId)).toBe('Of somebody else');
  });

  it('takes a date without milliseconds for the whole second', async () => {
    changeLater();

    expect((await change(new Date(NOW.getTime() + 1000).toUTCString())).status).toBe(200);
  });

  it('is refused where the header is no date', async () => {
    expect((await change('yesterday')).status).toBe(400);
  });
});
