// SPDX-License-Identifier: Apache-2.0
import { definePicklist } from '../../src/schema/field.ts';
import type { ObjectTranslation } from '../../src/translation/translations.ts';
import { aField, anObject, openTestOrg, type TestOrg } from '../testOrg.ts';

const THING = anObject('Thing__c', [
  aField('Kind__c', { type: 'picklist', picklist: definePicklist(['Good', 'Bad']) }),
  aField('Note__c', { helpText: 'Say more' }),
]);
const GERMAN: ObjectTranslation = {
  object: 'Thing__c',
  language: 'de',
  label: 'Ding',
  pluralLabel: 'Dinge',
  fields: { Kind__c: { label: 'Art', values: { Good: 'Gut' } } },
  messages: {},
  sections: { 'Thing Layout': { Basics: 'Grundlagen' } },
};

let testOrg: TestOrg;
beforeEach(() => {
  testOrg = openTestOrg();
});
afterEach(() => testOrg.close());

describe('translations', () => {
  it('leave an object as it is where there is none for the language', () => {
    const { translations } = testOrg.org;
    translations.putObject(GERMAN);

    expect(translations.object(THING, 'fr')).toBe(THING);
    expect(translations.object(THING, 'en_US')).toBe(THING);
  });

  it('replace what they hold and leave the rest', () => {
    const { translations } = testOrg.org;
    translations.putObject(GERMAN);

    const { label, pluralLabel, fields, ...rest } = translations.object(THING, 'de');

    const { label: _, pluralLabel: __, fields: ___, ...own } = THING;
    expect([label, pluralLabel, rest]).toEqual(['Ding', 'Dinge', own]);
    expect(fields.get('Kind__c')?.label).toBe('Art');
    expect(fields.get('Kind__c')?.picklist?.values.map((one) => [one.value, one.label])).toEqual([
      ['Good', 'Gut'],
      ['Bad', 'Bad'],
    ]);
    expect(fields.get('Note__c')).toEqual(THING.fields.get('Note__c'));
    expect(translations.section(THING, 'Thing Layout', 'Basics', 'de')).toBe('Grundlagen');
    expect(translations.section(THING, 'Thing Layout', 'More', 'de')).toBeUndefined();
  });

  it('count as soon as they are changed', () => {
    const { translations } = testOrg.org;
    translations.putObject(GERMAN);
    const before = translations.object(THING, 'de');
    translations.putObject({ ...GERMAN, label: 'Sache' });

    expect([before.label, translations.object(THING, 'de').label]).toEqual(['Ding', 'Sache']);
    expect(translations.object(THING, 'de')).toBe(translations.object(THING, 'de'));
  });

  it('hold the texts of components', () => {
    const { translations } = testOrg.org;
    translations.putTexts({ language: 'de', texts: { CustomLabel: { Hello: 'Hallo' } } });

    expect(translations.text('CustomLabel', 'Hello', 'de')).toBe('Hallo');
    expect(translations.text('CustomLabel', 'Hello', 'fr')).toBeUndefined();
    expect(translations.text('CustomTab', 'Hello', 'de')).toBeUndefined();
  });

  it('of the platform are there without a deployment, and give way to deployed ones', () => {
    const { translations, schema } = testOrg.org;
    const account = schema.object('Account') ?? THING;
    const labelOf = (name: string): string | undefined => translations.object(account, 'de').fields.get(name)?.label;
    const before = [labelOf('Name'), labelOf('CreatedById'), labelOf('Industry')];
    translations.putObject({ ...GERMAN, object: 'Account', fields: { Name: { label: 'Kunde', values: {} } } });

    expect(before).toEqual(['Accountname', 'Erstellt von-ID', 'Branche']);
    expect([labelOf('Name'), labelOf('Industry')]).toEqual(['Kunde', 'Branche']);
    expect(translations.section(account, 'Account Layout', 'System Information', 'de')).toBe('Systeminformationen');
  });
});
