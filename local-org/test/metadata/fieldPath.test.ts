// SPDX-License-Identifier: Apache-2.0
import { findFieldByPath } from '../../src/metadata/fieldPath.ts';
import { defineLookup } from '../../src/schema/field.ts';
import { aField, anObject, openTestOrg, type TestOrg } from '../testOrg.ts';

let testOrg: TestOrg;
beforeEach(() => {
  testOrg = openTestOrg();
  testOrg.org.schema.put(anObject('Place__c', [aField('City__c')]));
  testOrg.org.schema.put(
    anObject('Visit__c', [
      aField('Place__c', { type: 'reference', reference: defineLookup(['Place__c'], 'Place__r') }),
    ]),
  );
});
afterEach(() => testOrg.close());

const find = (path: string): string | undefined => {
  const object = testOrg.org.schema.object('Visit__c');
  return object && findFieldByPath(path, object, testOrg.org.schema)?.name;
};

it.each([
  ['Name', 'Name'],
  ['place__c', 'Place__c'],
  ['Place__r.City__c', 'City__c'],
  ['Place__c.City__c', 'City__c'],
  ['Owner.Name', 'Name'],
  ['Place__r.CreatedBy.Profile.Name', 'Name'],
])('finds the field at the end of %s', (path, name) => {
  expect(find(path)).toBe(name);
});

it.each(['None__c', 'Place__r.None__c', 'Name.City__c', 'Place__r', ''])('finds none at the end of "%s"', (path) => {
  expect(find(path)).toBeUndefined();
});
