// SPDX-License-Identifier: Apache-2.0
import type { RecordValues, SaveError } from '../../src/records/records.ts';
import { defineLookup } from '../../src/schema/field.ts';
import { aField, ADMIN_ID, anObject, insert, insertUser, NOW, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;
const actor = { userId: ADMIN_ID, system: false };

beforeEach(() => {
  at = openTestOrg();
  const toAccount = { ...defineLookup(['Account'], 'Account__r'), kind: 'masterDetail' as const };
  const detail = () =>
    aField('Account__c', { type: 'reference', reference: toAccount, required: true, permissionable: false });
  at.org.schema.put(anObject('Thing__c', [detail()], { enableActivities: true, sharingModel: 'ControlledByParent' }));
  at.org.schema.put(anObject('Quiet__c', [detail()], { sharingModel: 'ControlledByParent' }));
});
afterEach(() => at.close());

function save(
  object: string,
  values: RecordValues,
  id?: string,
): { record: RecordValues | undefined; errors: readonly SaveError[] } {
  const [result] = at.org.records.save({
    object,
    operation: id === undefined ? 'insert' : 'update',
    records: [id === undefined ? { values } : { id, values }],
    allOrNone: false,
    actor,
  });
  return result?.success === true
    ? { record: at.org.records.read(object, result.id), errors: [] }
    : { record: undefined, errors: result?.errors ?? [] };
}

const idOf = (record: RecordValues | undefined): string => String(record?.['Id']);

describe('a Task', () => {
  test('starts as Not Started with normal priority, open', () => {
    expect(save('Task', { Subject: 'x' }).record).toMatchObject({
      Status: 'Not Started',
      Priority: 'Normal',
      IsClosed: false,
      IsHighPriority: false,
      OwnerId: ADMIN_ID,
      AccountId: null,
      CompletedDateTime: null,
    });
  });

  test('is closed by its status, and opened again', () => {
    const { record } = save('Task', { Status: 'Completed', Priority: 'High' });
    const reopened = save('Task', { Status: 'In Progress' }, idOf(record)).record;

    expect(record).toMatchObject({ IsClosed: true, IsHighPriority: true, CompletedDateTime: NOW.toISOString() });
    expect(reopened).toMatchObject({ IsClosed: false, CompletedDateTime: null });
  });

  test('belongs to the account that it is about, by a detail of the account too', () => {
    const account = insert(at.org, 'Account', { Name: 'Acme' });
    const opportunity = insert(at.org, 'Opportunity', {
      Name: 'x',
      AccountId: account,
      StageName: 'Prospecting',
      CloseDate: '2026-01-01',
    });
    const contact = insert(at.org, 'Contact', { LastName: 'Eve', AccountId: account });
    const thing = insert(at.org, 'Thing__c', { Account__c: account });

    const subjects: RecordValues[] = [
      { WhatId: account },
      { WhatId: opportunity },
      { WhatId: thing },
      { WhoId: contact },
    ];
    const accounts = subjects.map((values) => save('Task', values).record?.['AccountId']);

    expect(accounts).toEqual([account, account, account, account]);
  });

  test('does not take an account from outside', () => {
    const account = insert(at.org, 'Account', { Name: 'Acme' });

    expect(save('Task', { AccountId: account }).errors).toMatchObject([
      { statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['AccountId'] },
    ]);
  });

  test('is not about records of an object without activities', () => {
    const quiet = insert(at.org, 'Quiet__c', { Account__c: insert(at.org, 'Account', { Name: 'Acme' }) });

    expect(save('Task', { WhatId: quiet }).errors).toEqual([
      {
        statusCode: 'FIELD_INTEGRITY_EXCEPTION',
        message: `Related To ID: id value of incorrect type: ${quiet}`,
        fields: ['WhatId'],
      },
    ]);
  });

  test('is owned by a queue only if the queue is for Tasks', () => {
    const [desk, other] = ['Desk', 'Other'].map((Name) => insert(at.org, 'Group', { Name, Type: 'Queue' }));
    insert(at.org, 'QueueSobject', { QueueId: desk ?? '', SobjectType: 'Task' });

    expect(save('Task', { OwnerId: desk ?? '' }).record?.['OwnerId']).toBe(desk);
    expect(save('Task', { OwnerId: other ?? '' }).errors).toEqual([
      { statusCode: 'INVALID_OPERATION', message: 'Queue not associated with this SObject type', fields: [] },
    ]);
  });
});

describe('an inactive user', () => {
  const refusal = (userId: string, object: string) => [
    {
      statusCode: 'INACTIVE_OWNER_OR_USER',
      message: `operation performed with inactive user [${userId.slice(0, 15)}] as owner of ${object}`,
      fields: [],
    },
  ];

  test('does not become an owner', () => {
    const userId = insertUser(at.org, 'gone@example.com', { IsActive: false });

    expect(save('Task', { OwnerId: userId }).errors).toEqual(refusal(userId, 'task'));
    expect(save('Account', { Name: 'Acme', OwnerId: userId }).errors).toEqual(refusal(userId, 'account'));
  });

  test('stays the owner of what they had', () => {
    const userId = insertUser(at.org, 'gone@example.com');
    const account = insert(at.org, 'Account', { Name: 'Acme', OwnerId: userId });
    save('User', { IsActive: false }, userId);

    expect(save('Account', { Phone: '1' }, account)).toMatchObject({ record: { Phone: '1', OwnerId: userId } });
  });
});

test('an Opportunity is closed and won by its stage', () => {
  const stages = ['Prospecting', 'Closed Won', 'Closed Lost'];

  const flags = stages
    .map((StageName) => save('Opportunity', { Name: 'x', CloseDate: '2026-01-01', StageName }).record)
    .map((record) => [record?.['IsClosed'], record?.['IsWon']]);

  expect(flags).toEqual([
    [false, false],
    [true, true],
    [true, false],
  ]);
});

test('a user is named by first and last name', () => {
  const userId = insertUser(at.org, 'eve@example.com', { FirstName: 'Eve', LastName: 'Miller' });

  expect(at.org.records.read('User', userId)).toMatchObject({
    Name: 'Eve Miller',
    IsActive: true,
    UserType: 'Standard',
  });
});

test('a username is taken once, and looks like an email address', () => {
  insertUser(at.org, 'eve@example.com');

  const user = (Username: string) => ({
    Username,
    LastName: 'x',
    Email: 'a@b.de',
    Alias: 'x',
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    ProfileId: idOf(at.org.records.find('Profile', {})[0]),
  });
  expect(save('User', user('EVE@example.com')).errors).toMatchObject([
    { statusCode: 'DUPLICATE_USERNAME', fields: ['Username'] },
  ]);
  expect(save('User', user('eve')).errors).toMatchObject([
    { statusCode: 'INVALID_EMAIL_ADDRESS', fields: ['Username'] },
  ]);
});

test('a parent may be named by its username', () => {
  const userId = insertUser(at.org, 'eve@example.com');

  expect(save('Account', { Name: 'Acme', 'Owner.Username': 'eve@example.com' }).record?.['OwnerId']).toBe(userId);
  expect(save('Task', { 'User:Owner.Username': 'eve@example.com' }).record?.['OwnerId']).toBe(userId);
});

test('a permission set is assigned once', () => {
  const PermissionSetId = insert(at.org, 'PermissionSet', { Name: 'Reader', Label: 'Reader' });
  const assign = () => save('PermissionSetAssignment', { PermissionSetId, AssigneeId: ADMIN_ID });

  expect(assign().errors).toEqual([]);
  expect(assign().errors).toMatchObject([{ statusCode: 'DUPLICATE_VALUE' }]);
});
