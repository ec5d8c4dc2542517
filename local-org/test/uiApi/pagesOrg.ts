// SPDX-License-Identifier: Apache-2.0
// An org with a few objects as pages need them, and users with and without rights on their fields.
import type { FieldDef } from '../../src/schema/definitions.ts';
import { defineLookup, definePicklist } from '../../src/schema/field.ts';
import { aField, anObject, insert, insertUser, openTestOrg, type TestOrg } from '../testOrg.ts';

/** Reads and edits everything of Visit__c but Fee__c. */
export const REP = 'rep@example.com';
/** The same rights; reads German. */
export const GERMAN_REP = 'german@example.com';
/** Sees no object of the package. */
export const STRANGER = 'stranger@example.com';

export type PagesOrg = TestOrg & { readonly users: Readonly<Record<string, string>> };

const FIELDS: readonly FieldDef[] = [
  aField('Place__c', {
    type: 'reference',
    reference: defineLookup(['Place__c'], 'Place__r', { childRelationshipName: 'Visits__r' }),
  }),
  aField('Mood__c', { type: 'picklist', picklist: definePicklist(['Good', 'Bad*'], true) }),
  aField('Score__c', { type: 'double', precision: 5, scale: 1 }),
  aField('Fee__c', { type: 'currency', precision: 10, scale: 2 }),
  aField('On__c', { type: 'date' }),
  aField('Note__c', { type: 'textarea', long: true, length: 500, helpText: 'What was said' }),
];

/** Opens the org; its clock stands still. */
export function openPagesOrg(options: Parameters<typeof openTestOrg>[0] = {}): PagesOrg {
  const testOrg = openTestOrg(options);
  const { org } = testOrg;
  org.schema.put(anObject('Place__c', [aField('City__c')]));
  org.schema.put(anObject('Visit__c', FIELDS, { label: 'Visit', pluralLabel: 'Visits' }));
  insert(org, 'PermissionSet', { Name: 'Visits', Label: 'Visits' });
  const rights = { create: true, read: true, edit: true, delete: true, viewAll: true, modifyAll: true };
  org.access.put({
    name: 'Visits',
    objects: ['Place__c', 'Visit__c'].map((object) => ({ object, ...rights, viewAllFields: false })),
    fields: ['Place__c', 'Mood__c', 'Score__c', 'On__c', 'Note__c'].map((field) => ({
      object: 'Visit__c',
      field,
      readable: true,
      editable: field !== 'Score__c',
    })),
    customMetadataTypes: [],
    userPermissions: [],
    customPermissions: [],
  });
  const german = { LocaleSidKey: 'de_DE', LanguageLocaleKey: 'de', TimeZoneSidKey: 'Europe/Berlin' };
  const users: Readonly<Record<string, string>> = {
    [REP]: insertUser(org, REP),
    [GERMAN_REP]: insertUser(org, GERMAN_REP, german),
    [STRANGER]: insertUser(org, STRANGER),
  };
  const [set] = org.records.find('PermissionSet', { Name: 'Visits' }, 1);
  for (const user of [REP, GERMAN_REP])
    insert(org, 'PermissionSetAssignment', { AssigneeId: users[user] ?? '', PermissionSetId: String(set?.['Id']) });
  return { ...testOrg, users };
}
