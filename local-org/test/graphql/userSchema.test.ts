// SPDX-License-Identifier: Apache-2.0
import { validateSchema } from 'graphql';
import { userSchema } from '../../src/graphql/userSchema.ts';
import { ADMIN_ID, aField, anObject } from '../testOrg.ts';
import { insertReader, openGraphqlOrg, type GraphqlOrg } from './graphqlOrg.ts';

let at: GraphqlOrg;

beforeEach(() => {
  at = openGraphqlOrg();
});
afterEach(() => at.close());

const fieldsOf = (userId: string, type: string): readonly string[] => {
  const found = userSchema(at.org, userId).schema.getType(type);
  return found !== undefined && 'getFields' in found ? Object.keys(found.getFields()) : [];
};

test('the schema is a valid one', () => {
  expect(validateSchema(userSchema(at.org, ADMIN_ID).schema)).toEqual([]);
});

test('it is kept as long as nothing changes', () => {
  const first = userSchema(at.org, ADMIN_ID);

  expect(userSchema(at.org, ADMIN_ID)).toBe(first);
});

test('a new object is in it at once', () => {
  expect(fieldsOf(ADMIN_ID, 'RecordQuery')).not.toContain('New__c');

  at.org.schema.put(anObject('New__c', [aField('Text__c')]));

  expect(fieldsOf(ADMIN_ID, 'RecordQuery')).toContain('New__c');
});

test('a permission that was given or taken counts at once', () => {
  const userId = insertReader(at, 'reader', ['Kind__c']);
  expect(fieldsOf(userId, 'Thing__c')).toContain('Kind__c');
  const [set] = at.org.access.permissionSets();

  at.org.access.put({ ...set, fields: [] } as NonNullable<typeof set>);

  expect(fieldsOf(userId, 'Thing__c')).not.toContain('Kind__c');
});

test('custom metadata and objects of Setup are not part of the API', () => {
  at.org.schema.put(anObject('Setting__mdt', [], { kind: 'customMetadata', nameField: 'DeveloperName' }));

  expect(fieldsOf(ADMIN_ID, 'RecordQuery')).toEqual([
    'Account',
    'Contact',
    'Event',
    'Group',
    'Opportunity',
    'Profile',
    'Task',
    'User',
    'UserRole',
    'Thing__c',
    'Part__c',
  ]);
});
