// SPDX-License-Identifier: Apache-2.0
import { insert, insertUser, openTestOrg, type TestOrg } from '../../testOrg.ts';
import { aFieldXml, anObjectXml, deployFiles, problemsOf } from '../deployFiles.ts';

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = openTestOrg();
  const fields = [
    aFieldXml('Key__c'),
    aFieldXml('Needed__c', '<length>9</length><required>true</required><type>Text</type>'),
    aFieldXml('Sum__c', '<formula>1 + 1</formula><precision>18</precision><scale>0</scale><type>Number</type>'),
  ];
  await deployFiles(testOrg.org, { 'objects/Thing__c.object': anObjectXml('Thing', fields.join('')) });
});
afterEach(() => testOrg.close());

const aSet = (inner: string): string => `<PermissionSet><label>Things</label>${inner}</PermissionSet>`;
const deploySet = (inner: string) => deployFiles(testOrg.org, { 'permissionsets/Things.permissionset': aSet(inner) });

const onField = (field: string, editable: boolean, readable = true): string =>
  `<fieldPermissions><editable>${editable}</editable><field>${field}</field><readable>${readable}</readable></fieldPermissions>`;

const onObject = (grants: string, object = 'Thing__c'): string => {
  const flag = (name: string): string => `<${name}>${grants.split(' ').includes(name)}</${name}>`;
  return `<objectPermissions>${['allowCreate', 'allowDelete', 'allowEdit', 'allowRead', 'modifyAllRecords'].map(flag).join('')}<object>${object}</object>${flag('viewAllRecords')}</objectPermissions>`;
};

const user = (name: string): string => `<userPermissions><enabled>true</enabled><name>${name}</name></userPermissions>`;

describe('a permission set', () => {
  it('grants what it says to those who have it, and nothing more after it was deployed again', async () => {
    const { org } = testOrg;
    const userId = insertUser(org, 'rep@example.com');
    await deploySet(onField('Thing__c.Key__c', true) + onObject('allowRead allowEdit') + user('ApiEnabled'));
    const [row] = org.records.find('PermissionSet', { Name: 'Things' });
    insert(org, 'PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: row?.['Id'] ?? null });

    expect(org.access.object(userId, 'Thing__c')).toMatchObject({
      create: false,
      read: true,
      edit: true,
      delete: false,
    });
    expect(org.access.field(userId, 'Thing__c', 'Key__c')).toEqual({ readable: true, editable: true });
    expect(org.access.field(userId, 'Thing__c', 'Sum__c')).toEqual({ readable: false, editable: false });
    expect(org.access.permission(userId, 'ApiEnabled')).toBe(true);

    await deploySet(onObject('allowRead'));
    expect(org.access.object(userId, 'Thing__c')).toMatchObject({ read: true, edit: false });
    expect(org.access.field(userId, 'Thing__c', 'Key__c')).toEqual({ readable: false, editable: false });
  });

  it.each([
    [
      'a field that does not exist',
      onField('Thing__c.None__c', true),
      'In field: field - no CustomField named Thing__c.None__c found',
    ],
    [
      'a required field',
      onField('Thing__c.Needed__c', true),
      'You cannot deploy to a required field: Thing__c.Needed__c',
    ],
    ['the name field', onField('Thing__c.Name', true), 'You cannot deploy to a required field: Thing__c.Name'],
    ['a calculated field to be edited', onField('Thing__c.Sum__c', true), 'Field Thing__c.Sum__c is not editable'],
    [
      'a field to be edited and not read',
      onField('Thing__c.Key__c', true, false),
      'Permission to edit Thing__c.Key__c depends on the permission to read it',
    ],
    [
      'an object that does not exist',
      onObject('allowRead', 'None__c'),
      'In field: object - no CustomObject named None__c found',
    ],
    [
      'a grant without what it needs',
      onObject('allowEdit'),
      'Permission allowEdit Thing__c depends on permission(s): allowRead Thing__c',
    ],
    ['a user permission that does not exist', user('FlyToTheMoon'), 'Unknown user permission: FlyToTheMoon'],
    [
      'a user permission without what it needs',
      user('ViewSetup'),
      'Permission ViewSetup depends on permission(s): ViewRoles',
    ],
    [
      'a field named twice',
      onField('Thing__c.Key__c', true) + onField('Thing__c.Key__c', false),
      'Duplicate fieldPermissions: Thing__c.Key__c',
    ],
    [
      'a tab that does not exist',
      '<tabSettings><tab>Thing__c</tab><visibility>Visible</visibility></tabSettings>',
      'In field: tab - no CustomTab named Thing__c found',
    ],
    [
      'a metadata type that is none',
      '<customMetadataTypeAccesses><enabled>true</enabled><name>Thing__c</name></customMetadataTypeAccesses>',
      'In field: customMetadataType - no CustomObject named Thing__c found',
    ],
    [
      'entries of a kind that do not stand together',
      onField('Thing__c.Key__c', true) + user('ApiEnabled') + onField('Thing__c.Sum__c', false),
      'Error parsing file: Element fieldPermissions is duplicated at this location in type PermissionSet',
    ],
    [
      'a text that is too long',
      `<description>${'x'.repeat(256)}</description>`,
      'Value too long for field: description maximum length is:255',
    ],
  ])('is refused for %s', async (_, inner, message) => {
    expect(problemsOf(await deploySet(inner))).toEqual([`PermissionSet Things: ${message}`]);
  });
});
