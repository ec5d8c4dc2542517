// SPDX-License-Identifier: Apache-2.0
import { aField, anObject, insert, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;

beforeEach(() => {
  at = openTestOrg();
  at.org.schema.put(anObject('Thing__c', [aField('Key__c', { externalId: true, unique: true })]));
});
afterEach(() => at.close());

const account = (values: object) => ({ attributes: { type: 'Account' }, ...values });
const MISSING_NAME = {
  statusCode: 'REQUIRED_FIELD_MISSING',
  message: 'Required fields are missing: [Name]',
  fields: ['Name'],
};
const ROLLED_BACK = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

test('records are created in their order, the bad ones answered with their errors', async () => {
  const { status, body } = await at.call('POST', '/composite/sobjects', {
    records: [account({ Name: 'a' }), account({}), account({ Name: 'c' })],
  });

  expect([status, body]).toEqual([
    200,
    [
      { id: '0015g0000000001AAA', success: true, errors: [] },
      { success: false, errors: [MISSING_NAME] },
      { id: '0015g0000000003AAA', success: true, errors: [] },
    ],
  ]);
});

test('with allOrNone nothing is created when one is bad', async () => {
  const { body } = await at.call('POST', '/composite/sobjects', {
    allOrNone: true,
    records: [account({ Name: 'a' }), account({})],
  });

  expect(body).toEqual([
    { success: false, errors: [ROLLED_BACK] },
    { success: false, errors: [MISSING_NAME] },
  ]);
  expect(at.org.records.find('Account', {})).toEqual([]);
});

test('records of several types are saved in one request', async () => {
  const { body } = await at.call('POST', '/composite/sobjects', {
    records: [account({ Name: 'a' }), { attributes: { type: 'Thing__c' }, Name: 'b' }],
  });

  expect(body).toMatchObject([{ id: '0015g0000000001AAA' }, { id: 'a005g0000000001AAA' }]);
});

test('with allOrNone records of one type are undone when one of another is bad', async () => {
  const records = [account({ Name: 'a' }), { attributes: { type: 'Contact' } }];

  const { body } = await at.call('POST', '/composite/sobjects', { allOrNone: true, records });

  expect(body).toMatchObject([
    { success: false, errors: [ROLLED_BACK] },
    { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] },
  ]);
  expect(at.org.records.find('Account', {})).toEqual([]);
});

test('records are changed by their ids', async () => {
  const id = insert(at.org, 'Account', { Name: 'a' });

  const { body } = await at.call('PATCH', '/composite/sobjects', { records: [account({ id, Name: 'b' })] });

  expect([body, at.org.records.read('Account', id)?.['Name']]).toEqual([[{ id, success: true, errors: [] }], 'b']);
});

test('records are created or changed by an external id', async () => {
  const id = insert(at.org, 'Thing__c', { Name: 'a', Key__c: 'k1' });
  const thing = (Key__c: string) => ({ attributes: { type: 'Thing__c' }, Key__c, Name: 'new' });

  const { body } = await at.call('PATCH', '/composite/sobjects/Thing__c/Key__c', {
    records: [thing('K1'), thing('k2')],
  });

  expect(body).toEqual([
    { id, success: true, errors: [], created: false },
    { id: 'a005g0000000002AAA', success: true, errors: [], created: true },
  ]);
});

test('records are deleted by their ids', async () => {
  const ids = ['a', 'b'].map((Name) => insert(at.org, 'Account', { Name }));

  const { body } = await at.call('DELETE', `/composite/sobjects?ids=${ids.join(',')}`);

  expect([body, at.org.records.find('Account', {})]).toEqual([
    ids.map((id) => ({ id, success: true, errors: [] })),
    [],
  ]);
});

test.each([
  ['GET', '?ids=ID,0015g0000000099AAA&fields=Name', undefined],
  ['POST', '', { ids: ['ID', '0015g0000000099AAA'], fields: ['Name'] }],
])('records are read by their ids with %s, null for one that is not there', async (method, search, body) => {
  const id = insert(at.org, 'Account', { Name: 'a' });
  const withId = (text: string) => text.replace('ID', id);

  const answer = await at.call(
    method,
    `/composite/sobjects/Account${withId(search)}`,
    body && withId(JSON.stringify(body)),
  );

  expect(answer.body).toEqual([
    { attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${id}` }, Name: 'a', Id: id },
    null,
  ]);
});

test('more than 200 records are refused', async () => {
  const { status, body } = await at.call('POST', '/composite/sobjects', {
    records: Array.from({ length: 201 }, () => account({ Name: 'a' })),
  });

  expect([status, body]).toEqual([
    400,
    [
      {
        message: 'record limit reached. cannot submit more than 200 records in this call.',
        errorCode: 'LIMIT_EXCEEDED',
      },
    ],
  ]);
});
