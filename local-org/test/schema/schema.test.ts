// SPDX-License-Identifier: Apache-2.0
import { STANDARD_OBJECTS } from '../../src/schema/standardObjects.ts';
import { defineLookup } from '../../src/schema/field.ts';
import { aField, anObject, insert, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;

beforeEach(() => void (at = openTestOrg()));
afterEach(() => at.close());

test('custom objects and custom metadata types are numbered in the order in which they come', () => {
  at.org.schema.put(anObject('A__c', []));
  at.org.schema.put(anObject('B__mdt', [], { kind: 'customMetadata' }));
  at.org.schema.put(anObject('C__c', []));
  at.org.schema.put(anObject('A__c', [aField('New__c')]));

  expect(['A__c', 'b__MDT', 'C__c'].map((name) => at.org.schema.object(name)?.keyPrefix)).toEqual([
    'a00',
    'm00',
    'a01',
  ]);
});

test('an object gets the fields of the system, and an owner unless it has a master', () => {
  at.org.schema.put(anObject('Own__c', []));
  at.org.schema.put(anObject('Detail__c', [], { sharingModel: 'ControlledByParent' }));

  const names = (object: string) => [...(at.org.schema.object(object)?.fields.keys() ?? [])];
  const audit = ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];
  expect([names('Own__c'), names('Detail__c')]).toEqual([
    ['Id', 'OwnerId', ...audit, 'Name'],
    ['Id', ...audit, 'Name'],
  ]);
});

test('records keep their values when their object gets more fields', () => {
  at.org.schema.put(anObject('A__c', [aField('Old__c')]));
  const id = insert(at.org, 'A__c', { Name: 'x', Old__c: 'kept' });

  at.org.schema.put(
    anObject('A__c', [
      aField('Old__c'),
      aField('New__c'),
      aField('Flag__c', { type: 'boolean', defaultValue: 'true' }),
    ]),
  );

  expect(at.org.records.read('A__c', id)).toMatchObject({ Old__c: 'kept', New__c: null, Flag__c: true });
});

test('a Task can be about every object with activities', () => {
  at.org.schema.put(anObject('A__c', [], { enableActivities: true }));

  const { to } = at.org.schema.object('Task')?.fields.get('WhatId')?.reference ?? {};
  expect(to).toEqual(['Account', 'Opportunity', 'A__c']);
});

test('auto numbers run on, and are not given twice', () => {
  at.org.schema.put(
    anObject('A__c', [aField('Name', { autoNumber: 'NR-{000}', custom: false, createable: false, updateable: false })]),
  );

  const names = [1, 2].map(() => at.org.records.read('A__c', insert(at.org, 'A__c', {}))?.['Name']);

  expect(names).toEqual(['NR-001', 'NR-002']);
});

test('describe shows what a client needs of a field', async () => {
  at.org.schema.put(
    anObject('A__c', [
      aField('To__c', {
        type: 'reference',
        reference: defineLookup(['Account'], 'To__r', { childRelationshipName: 'As__r' }),
      }),
    ]),
  );

  const { body } = await at.call('GET', '/sobjects/A__c/describe');
  const { body: account } = await at.call('GET', '/sobjects/Account/describe');

  const { fields, ...object } = body as { fields: { name: string }[] };
  expect(object).toMatchObject({
    name: 'A__c',
    label: 'A',
    labelPlural: 'As',
    keyPrefix: 'a00',
    custom: true,
    createable: true,
    childRelationships: [],
  });
  expect(fields.find(({ name }) => name === 'To__c')).toMatchObject({
    type: 'reference',
    nillable: true,
    createable: true,
    referenceTo: ['Account'],
    relationshipName: 'To__r',
    polymorphicForeignKey: false,
  });
  expect((account as { childRelationships: object[] }).childRelationships).toContainEqual({
    childSObject: 'A__c',
    field: 'To__c',
    relationshipName: 'As__r',
    cascadeDelete: false,
    restrictedDelete: false,
    deprecatedAndHidden: false,
  });
});

describe.each(STANDARD_OBJECTS.map((object) => [object.name, object] as const))('%s', (_, object) => {
  test('points at objects that are there', () => {
    const names = new Set(STANDARD_OBJECTS.map(({ name }) => name));
    const targets = [...object.fields.values()].flatMap(({ reference }) => reference?.to ?? []);

    expect(targets.filter((target) => !names.has(target))).toEqual([]);
  });

  test('has its name field, and a picklist value chosen at most once', () => {
    const doubled = [...object.fields.values()].filter(
      ({ picklist }) => (picklist?.values.filter(({ isDefault }) => isDefault).length ?? 0) > 1,
    );

    expect([object.nameField === 'Id' || object.fields.has(object.nameField), doubled]).toEqual([true, []]);
  });

  test('has numbers with a precision', () => {
    const numbers = [...object.fields.values()].filter(({ type }) =>
      ['int', 'double', 'currency', 'percent'].includes(type),
    );

    expect(numbers.filter(({ precision }) => precision === 0)).toEqual([]);
  });
});
