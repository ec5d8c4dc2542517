// SPDX-License-Identifier: Apache-2.0
import { aField, ADMIN_ID, anObject, insert, insertUser, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;

beforeEach(() => {
  at = openTestOrg();
  at.org.schema.put(
    anObject('Thing__c', [
      aField('Key__c', { externalId: true, unique: true }),
      aField('Loose__c', { externalId: true }),
    ]),
  );
});
afterEach(() => at.close());

const idOf = (body: unknown): string => (body as { id: string }).id;

test('a record is created with 201 and its id', async () => {
  const { status, body } = await at.call('POST', '/sobjects/Account', { Name: 'Acme' });

  expect([status, body]).toEqual([201, { id: '0015g0000000001AAA', success: true, errors: [] }]);
});

test('a record is read with all its fields, datetimes ending in +0000', async () => {
  const id = insert(at.org, 'Thing__c', { Name: 'One', Key__c: 'k1' });

  const { status, body } = await at.call('GET', `/sobjects/Thing__c/${id}`);

  expect([status, body]).toEqual([
    200,
    {
      attributes: { type: 'Thing__c', url: `/services/data/v66.0/sobjects/Thing__c/${id}` },
      Id: id,
      OwnerId: ADMIN_ID,
      IsDeleted: false,
      CreatedDate: '2026-03-04T12:00:00.000+0000',
      CreatedById: ADMIN_ID,
      LastModifiedDate: '2026-03-04T12:00:00.000+0000',
      LastModifiedById: ADMIN_ID,
      SystemModstamp: '2026-03-04T12:00:00.000+0000',
      Name: 'One',
      Key__c: 'k1',
      Loose__c: null,
    },
  ]);
});

test('a record is read with the named fields only', async () => {
  const id = insert(at.org, 'Account', { Name: 'Acme', Phone: '12' });

  const { body } = await at.call('GET', `/sobjects/account/${id.slice(0, 15)}?fields=name,Phone`);

  expect(body).toEqual({
    attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${id}` },
    Name: 'Acme',
    Phone: '12',
    Id: id,
  });
});

test('a calculated field says what it says to the user who reads it', async () => {
  at.org.schema.put(anObject('Mine__c', [aField('Is_Mine__c', { type: 'boolean', formula: 'OwnerId = $User.Id' })]));
  const rep = insertUser(at.org, 'rep@example.com');
  const ids = [ADMIN_ID, rep].map((OwnerId) => insert(at.org, 'Mine__c', { OwnerId }));

  const read = await Promise.all(ids.map((id) => at.call('GET', `/sobjects/Mine__c/${id}?fields=Is_Mine__c`)));

  expect(read.map(({ body }) => (body as { Is_Mine__c: boolean }).Is_Mine__c)).toEqual([true, false]);
  expect(await at.query('SELECT Id FROM Mine__c WHERE Is_Mine__c = true')).toEqual([{ Id: ids[0] }]);
});

test('a change is answered with 204 and no body', async () => {
  const id = insert(at.org, 'Account', { Name: 'Acme', Phone: '12' });

  const { status, body } = await at.call('PATCH', `/sobjects/Account/${id}`, { Phone: null });

  expect([status, body, at.org.records.read('Account', id)?.['Phone']]).toEqual([204, undefined, null]);
});

test('a deleted record is gone', async () => {
  const id = insert(at.org, 'Account', { Name: 'Acme' });

  const deleted = await at.call('DELETE', `/sobjects/Account/${id}`);
  const read = await at.call('GET', `/sobjects/Account/${id}`);

  expect(deleted.status).toBe(204);
  expect([read.status, read.body]).toEqual([
    404,
    [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }],
  ]);
});

test('a change of a deleted record is refused', async () => {
  const { status, body } = await at.call('PATCH', '/sobjects/Account/0015g0000000009AAA', { Name: 'x' });

  expect([status, body]).toEqual([404, [{ message: 'entity is deleted', errorCode: 'ENTITY_IS_DELETED', fields: [] }]]);
});

test('missing required fields are named together', async () => {
  const { status, body } = await at.call('POST', '/sobjects/Opportunity', { Name: 'x' });

  expect([status, body]).toEqual([
    400,
    [
      {
        message: 'Required fields are missing: [StageName, CloseDate]',
        errorCode: 'REQUIRED_FIELD_MISSING',
        fields: ['StageName', 'CloseDate'],
      },
    ],
  ]);
});

test('an unknown field is named with its object', async () => {
  const { status, body } = await at.call('POST', '/sobjects/Account', { Name: 'x', Nope__c: 1 });

  expect([status, body]).toEqual([
    400,
    [{ message: "No such column 'Nope__c' on sobject of type Account", errorCode: 'INVALID_FIELD', fields: [] }],
  ]);
});

test('a body that is no JSON is refused by the parser', async () => {
  const { status, body } = await at.call('POST', '/sobjects/Account', '{"Name":');

  expect([status, (body as { errorCode: string }[])[0]?.errorCode]).toEqual([400, 'JSON_PARSER_ERROR']);
});

test('an unknown object is not found', async () => {
  const { status, body } = await at.call('POST', '/sobjects/Nope__c', {});

  expect([status, body]).toEqual([404, [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }]]);
});

describe('upsert by external id', () => {
  test('answers 201 for a new record and 200 for one that is there', async () => {
    const created = await at.call('PATCH', '/sobjects/Thing__c/Key__c/a%2Fb', { Name: 'One' });
    const updated = await at.call('PATCH', '/sobjects/Thing__c/Key__c/A%2FB', { Name: 'Two' });

    const id = idOf(created.body);
    expect([created.status, created.body]).toEqual([201, { id, success: true, errors: [], created: true }]);
    expect([updated.status, updated.body]).toEqual([200, { id, success: true, errors: [], created: false }]);
    expect(at.org.records.read('Thing__c', id)).toMatchObject({ Name: 'Two', Key__c: 'A/B' });
  });

  test('answers 300 with the addresses where several records hold the key', async () => {
    const ids = ['1', '2'].map((Name) => insert(at.org, 'Thing__c', { Name, Loose__c: 'k' }));

    const { status, body } = await at.call('PATCH', '/sobjects/Thing__c/Loose__c/k', { Name: 'x' });

    expect([status, body]).toEqual([300, ids.map((id) => `/services/data/v66.0/sobjects/Thing__c/${id}`)]);
  });

  test('is refused for a field that is no external id', async () => {
    const { status, body } = await at.call('PATCH', '/sobjects/Account/Phone/1', { Name: 'x' });

    expect([status, body]).toEqual([
      404,
      [{ message: 'Provided external ID field does not exist or is not accessible: Phone', errorCode: 'NOT_FOUND' }],
    ]);
  });

  test('is refused where the body repeats the key', async () => {
    const { status, body } = await at.call('PATCH', '/sobjects/Thing__c/Key__c/k', { key__c: 'k' });

    expect([status, body]).toEqual([
      400,
      [
        {
          message: 'The Key__c field should not be specified in the sobject data.',
          errorCode: 'INVALID_FIELD',
          fields: ['Key__c'],
        },
      ],
    ]);
  });

  test('with updateOnly makes no new record', async () => {
    const { status } = await at.call('PATCH', '/sobjects/Thing__c/Key__c/k?updateOnly=true', { Name: 'x' });

    expect([status, at.org.records.find('Thing__c', {})]).toEqual([404, []]);
  });
});

test('a record is read by its external id', async () => {
  const id = insert(at.org, 'Thing__c', { Name: 'One', Key__c: 'k1' });

  const { status, body } = await at.call('GET', '/sobjects/Thing__c/Key__c/K1?fields=Name');

  expect([status, body]).toEqual([
    200,
    { attributes: { type: 'Thing__c', url: `/services/data/v66.0/sobjects/Thing__c/${id}` }, Name: 'One', Id: id },
  ]);
});

test('an object without rights does not exist for the user', async () => {
  const as = insertUser(at.org, 'nobody@example.com');

  const { status, body } = await at.call('POST', '/sobjects/Account', { Name: 'x' }, { as });

  expect([status, body]).toEqual([404, [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }]]);
});
