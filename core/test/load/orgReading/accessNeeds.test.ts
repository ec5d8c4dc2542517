// SPDX-License-Identifier: Apache-2.0
import { accessNeeds, unmetNeeds } from '../../../src/load/orgReading/accessNeeds.ts';
import type { ObjectDescription } from '../../../src/load/ports.ts';

const NEEDS = accessNeeds('Key__c');

/** What describes say to a user who may do everything that the load needs. */
function allMet(): Map<string, ObjectDescription> {
  return new Map(
    NEEDS.map(({ object, fields }) => [
      object,
      { name: object, createable: true, updateable: true, fields: Object.keys(fields).map((name) => aField(name)) },
    ]),
  );
}

describe('unmet needs', () => {
  test('are none for a user who may read and write everything', () => {
    expect(unmetNeeds(NEEDS, allMet())).toEqual([]);
  });

  test('name an object that is not there once, and none of its fields', () => {
    const described = allMet();
    described.delete('Risk__c');

    expect(unmetNeeds(NEEDS, described)).toEqual([
      { object: 'Risk__c', text: "Risk__c is not in the org or can't be read", hides: true },
    ]);
  });

  test('name each field that is hidden or closed', () => {
    const described = allMet();
    withFields(described, 'Risk__c', (field) => (field.name === 'Band__c' ? { ...field, updateable: false } : field));
    withFields(described, 'Account', (field) => (field.name === 'Key__c' ? undefined : field));

    expect(unmetNeeds(NEEDS, described)).toEqual([
      { object: 'Account', text: "Account.Key__c is not in the org or can't be read", hides: true },
      { object: 'Risk__c', text: "Risk__c.Band__c can't be written", hides: false },
    ]);
  });

  test('name the fields of an object together', () => {
    const described = allMet();
    withFields(described, 'Account', () => undefined);
    withFields(described, 'Risk__c', (field) =>
      ['Band__c', 'Season__c'].includes(field.name) ? { ...field, createable: false } : field,
    );

    expect(unmetNeeds(NEEDS, described).map(({ text }) => text)).toEqual([
      "2 fields of Account (Key__c, OwnerId) are not in the org or can't be read",
      "2 fields of Risk__c (Season__c, Band__c) can't be written",
    ]);
  });

  test("name an object that can't be created or edited, where the load writes it", () => {
    const described = allMet();
    const closed = { createable: false, updateable: false };
    described.set('Churn_Run__c', { ...described.get('Churn_Run__c')!, ...closed });
    described.set('Account', { ...described.get('Account')!, ...closed });

    expect(unmetNeeds(NEEDS, described).map(({ text }) => text)).toEqual([
      "Churn_Run__c can't be created",
      "Churn_Run__c can't be edited",
    ]);
  });

  test('ask of the master-detail field only that it can be set on create', () => {
    const described = allMet();
    withFields(described, 'Risk__c', (field) =>
      field.name === 'Account__c' ? { ...field, updateable: false } : field,
    );

    expect(unmetNeeds(NEEDS, described)).toEqual([]);
  });
});

type Field = ObjectDescription['fields'][number];

function aField(name: string): Field {
  return { name, createable: true, updateable: true, externalId: false, unique: false };
}

function withFields(
  described: Map<string, ObjectDescription>,
  object: string,
  change: (field: Field) => Field | undefined,
): void {
  const description = described.get(object)!;
  const fields = description.fields.map(change).filter((field) => field !== undefined);
  described.set(object, { ...description, fields });
}
