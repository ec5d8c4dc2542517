// SPDX-License-Identifier: Apache-2.0
import { askOne } from '../../src/salesforce/question.ts';
import { updateQuestion, upsertQuestion } from '../../src/salesforce/records.ts';
import { API, callsTo, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply, ScriptedOrg } from './scriptedOrg.ts';

const UPSERT = `PATCH ${API}/sobjects/Thing__c/Key__c/a%2Fb%20%C3%A9`;
const UPDATE = `PATCH ${API}/sobjects/Thing__c/a00000000000001AAA`;

let org: ScriptedOrg;
afterEach(() => org.close());

async function upsert(...replies: [Reply, ...Reply[]]) {
  org = await startScriptedOrg({ [UPSERT]: replies });
  const values = { Key__c: 'a/b é', Id: 'x', Note: null, Left: undefined };
  return askOne(callsTo(org), upsertQuestion(API, { object: 'Thing__c', keyField: 'Key__c', key: 'a/b é', values }));
}

test('an upsert names the key in the path only, clears with null and leaves out undefined', async () => {
  const saved = await upsert({
    status: 201,
    json: { id: 'a00000000000001AAA', success: true, errors: [], created: true },
  });

  expect(saved).toEqual({ ok: true, id: 'a00000000000001AAA', created: true });
  expect(JSON.parse(org.asked[0]!.body)).toEqual({ Note: null });
});

test('a record that was not taken is a result with its first error', async () => {
  const errors = [
    { errorCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] },
  ];

  expect(await upsert({ status: 400, json: errors })).toEqual({
    ok: false,
    code: 'REQUIRED_FIELD_MISSING',
    message: 'Required fields are missing: [Name]',
    fields: ['Name'],
  });
});

test('a key of more than one record is a result', async () => {
  expect(await upsert({ status: 300, json: ['/a', '/b'] })).toEqual({
    ok: false,
    code: 'DUPLICATE_EXTERNAL_ID',
    message: 'More than one record has this Key__c.',
    fields: ['Key__c'],
  });
});

test('a lost answer is asked for again, because the values are absolute', async () => {
  const saved = await upsert({ cut: 'before' }, { json: { id: 'a00000000000001AAA', created: false } });

  expect(saved).toEqual({ ok: true, id: 'a00000000000001AAA', created: false });
});

test('a used-up allowance ends the work', async () => {
  const errors = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }];

  await expect(upsert({ status: 403, json: errors })).rejects.toMatchObject({ code: 'allowance_used_up' });
});

test('an update answers without a body', async () => {
  org = await startScriptedOrg({ [UPDATE]: [{ status: 204 }] });

  const update = { object: 'Thing__c', id: 'a00000000000001AAA', values: { Note: 'n' } };
  const saved = await askOne(callsTo(org), updateQuestion(API, update));

  expect(saved).toEqual({ ok: true, id: 'a00000000000001AAA', created: false });
});
