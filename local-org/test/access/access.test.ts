// SPDX-License-Identifier: Apache-2.0
import type { PermissionSetDef } from '../../src/access/permissionSet.ts';
import { defineLookup } from '../../src/schema/field.ts';
import { aField, ADMIN_ID, anObject, insert, insertUser, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;
let userId: string;

beforeEach(() => {
  at = openTestOrg();
  const master = (writeRequiresMasterRead: boolean) => ({
    ...defineLookup(['Account'], 'Account__r'),
    kind: 'masterDetail' as const,
    writeRequiresMasterRead,
  });
  const detail = (writeRequiresMasterRead: boolean) =>
    aField('Account__c', {
      type: 'reference',
      reference: master(writeRequiresMasterRead),
      required: true,
      permissionable: false,
    });
  at.org.schema.put(
    anObject('Thing__c', [detail(true), aField('Open__c'), aField('Seen__c'), aField('Hidden__c')], {
      sharingModel: 'ControlledByParent',
    }),
  );
  at.org.schema.put(anObject('Strict__c', [detail(false)], { sharingModel: 'ControlledByParent' }));
  at.org.schema.put(anObject('Log__c', [], { sharingModel: 'Read' }));
  at.org.schema.put(anObject('Rule__mdt', [], { kind: 'customMetadata' }));
  userId = insertUser(at.org, 'loader@example.com');
});
afterEach(() => at.close());

const NONE = {
  create: false,
  read: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
  viewAllFields: false,
};
const WRITE = { ...NONE, create: true, read: true, edit: true };

function grant(name: string, set: Partial<PermissionSetDef>): void {
  at.org.access.put({
    name,
    objects: [],
    fields: [],
    customMetadataTypes: [],
    userPermissions: [],
    customPermissions: [],
    ...set,
  });
  const PermissionSetId = insert(at.org, 'PermissionSet', { Name: name, Label: name });
  insert(at.org, 'PermissionSetAssignment', { PermissionSetId, AssigneeId: userId });
}

const errorOf = (body: unknown) => (body as { errorCode: string; message: string }[])[0];

test('a user without permission sets reads no business objects', () => {
  expect(at.org.access.object(userId, 'Thing__c')).toMatchObject({ create: false, read: false });
  expect(at.org.access.object(userId, 'Task')).toMatchObject({ create: false, read: false });
  expect(at.org.access.object(userId, 'User')).toMatchObject({ create: false, read: true });
});

test('an administrator may do everything, field-level security included', () => {
  expect(at.org.access.isAdministrator(ADMIN_ID)).toBe(true);
  expect(at.org.access.object(ADMIN_ID, 'Thing__c')).toMatchObject({ create: true, modifyAll: true });
  expect(at.org.access.field(ADMIN_ID, 'Thing__c', 'Hidden__c')).toEqual({ readable: true, editable: true });
  expect(at.org.access.customMetadata(ADMIN_ID, 'Rule__mdt')).toBe(true);
});

test('a standard user works with accounts and activities, and sees their standard fields', () => {
  const rep = insertUser(at.org, 'rep@example.com', { profile: 'Standard User' });

  expect(at.org.access.object(rep, 'Account')).toMatchObject({
    create: true,
    edit: true,
    delete: true,
    viewAll: false,
  });
  expect(at.org.access.field(rep, 'Account', 'Phone')).toEqual({ readable: true, editable: true });
  expect(at.org.access.object(rep, 'Task')).toMatchObject({ create: true, read: true, edit: true });
  expect(at.org.access.object(rep, 'Thing__c').read).toBe(false);
});

test('who may view all data reads every object, but writes none', () => {
  grant('A', { userPermissions: ['ViewAllData'] });

  expect(at.org.access.object(userId, 'Thing__c')).toMatchObject({
    read: true,
    viewAll: true,
    create: false,
    edit: false,
  });
});

test('permission sets add up', () => {
  grant('A', {
    objects: [{ ...NONE, object: 'Thing__c', read: true }],
    fields: [{ object: 'Thing__c', field: 'Open__c', readable: true, editable: false }],
  });
  grant('B', {
    objects: [{ ...NONE, object: 'Thing__c', edit: true }],
    fields: [{ object: 'Thing__c', field: 'Open__c', readable: true, editable: true }],
  });

  expect(at.org.access.object(userId, 'Thing__c')).toMatchObject({ create: false, read: true, edit: true });
  expect(at.org.access.field(userId, 'Thing__c', 'open__c')).toEqual({ readable: true, editable: true });
  expect(at.org.access.field(userId, 'Thing__c', 'Hidden__c')).toEqual({ readable: false, editable: false });
});

test('custom metadata is read by those who have its type or customize the application', () => {
  expect(at.org.access.object(userId, 'Rule__mdt').read).toBe(false);

  grant('A', { customMetadataTypes: ['Rule__mdt'] });

  expect([at.org.access.object(userId, 'Rule__mdt').read, at.org.access.customMetadata(userId, 'Rule__mdt')]).toEqual([
    true,
    true,
  ]);
});

test('the list of Flows is for those who view Setup', async () => {
  const soql = 'SELECT ApiName FROM FlowDefinitionView';
  expect(errorOf(await at.query(soql, userId))?.errorCode).toBe('INVALID_TYPE');

  grant('A', { userPermissions: ['ViewSetup'] });

  expect(await at.query(soql, userId)).toEqual([]);
});

test('custom permissions are held by those who were given them, administrators too', () => {
  grant('A', { customPermissions: ['Skip_Checks'] });

  expect([
    at.org.access.customPermission(userId, 'Skip_Checks'),
    at.org.access.customPermission(ADMIN_ID, 'Skip_Checks'),
  ]).toEqual([true, false]);
});

test('a user who may not use the API is told so', async () => {
  const as = insertUser(at.org, 'page@example.com', { profile: 'Minimum Access - Salesforce' });

  const { status, body } = await at.call('GET', '/limits', undefined, { as });

  expect([status, errorOf(body)?.errorCode]).toEqual([403, 'API_DISABLED_FOR_ORG']);
});

describe('field-level security', () => {
  beforeEach(() =>
    grant('Loader', {
      objects: [
        { ...WRITE, object: 'Thing__c' },
        { ...NONE, object: 'Account', read: true },
      ],
      fields: [
        { object: 'Thing__c', field: 'Open__c', readable: true, editable: true },
        { object: 'Thing__c', field: 'Seen__c', readable: true, editable: false },
      ],
    }),
  );

  test('hides a field from queries as if it were not there', async () => {
    expect(errorOf(await at.query('SELECT Hidden__c FROM Thing__c', userId))).toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: expect.stringContaining("No such column 'Hidden__c' on entity 'Thing__c'"),
    });
  });

  test('refuses to write a field that may only be read, and one that may not be seen', async () => {
    const account = insert(at.org, 'Account', { Name: 'Acme' });
    const write = (values: object) =>
      at.call('POST', '/sobjects/Thing__c', { Account__c: account, ...values }, { as: userId });

    expect(errorOf((await write({ Seen__c: 'x' })).body)?.errorCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
    expect(errorOf((await write({ Hidden__c: 'x' })).body)?.errorCode).toBe('INVALID_FIELD');
    expect((await write({ Open__c: 'x' })).status).toBe(201);
  });

  test('shapes describe', async () => {
    const { body } = await at.call('GET', '/sobjects/Thing__c/describe', undefined, { as: userId });

    const fields = (body as { fields: { name: string; custom: boolean; createable: boolean }[] }).fields.filter(
      ({ custom }) => custom,
    );
    expect(fields.map(({ name, createable }) => [name, createable])).toEqual([
      ['Account__c', true],
      ['Open__c', true],
      ['Seen__c', false],
    ]);
  });
});

test('a detail is written with read access to its master only where that is enough', async () => {
  const account = insert(at.org, 'Account', { Name: 'Acme' });
  grant('Loader', {
    objects: [
      { ...WRITE, object: 'Thing__c' },
      { ...WRITE, object: 'Strict__c' },
      { ...NONE, object: 'Account', read: true },
    ],
  });

  const [loose, strict] = await Promise.all(
    ['Thing__c', 'Strict__c'].map((object) =>
      at.call('POST', `/sobjects/${object}`, { Account__c: account }, { as: userId }),
    ),
  );

  expect(loose?.status).toBe(201);
  expect([strict?.status, strict?.body]).toEqual([
    403,
    [
      {
        message: `insufficient access rights on cross-reference id: ${account.slice(0, 15)}`,
        errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        fields: [],
      },
    ],
  ]);
});

test('a record that is shared read-only is changed by its owner', async () => {
  grant('Loader', { objects: [{ ...WRITE, object: 'Log__c' }] });
  const mine = insert(at.org, 'Log__c', { Name: 'mine', OwnerId: userId });
  const theirs = insert(at.org, 'Log__c', { Name: 'theirs' });

  const change = (id: string) => at.call('PATCH', `/sobjects/Log__c/${id}`, { Name: 'x' }, { as: userId });

  expect((await change(mine)).status).toBe(204);
  expect((await change(theirs)).body).toEqual([
    { message: 'insufficient access rights on object id', errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY', fields: [] },
  ]);
});

test('creating without the right to create is refused', async () => {
  grant('Reader', { objects: [{ ...NONE, object: 'Account', read: true }] });

  const { status, body } = await at.call('POST', '/sobjects/Account', { Name: 'x' }, { as: userId });

  expect([status, body]).toEqual([
    403,
    [
      {
        message: 'entity type cannot be inserted: Account',
        errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        fields: [],
      },
    ],
  ]);
});
