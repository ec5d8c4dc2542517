// SPDX-License-Identifier: Apache-2.0
import german from '../../src/translation/platform.de.json' with { type: 'json' };
import { platformHeading, platformTranslation } from '../../src/translation/platformTexts.ts';
import { anObject, openTestOrg, type TestOrg } from '../testOrg.ts';

let testOrg: TestOrg;
beforeEach(() => {
  testOrg = openTestOrg();
});
afterEach(() => testOrg.close());

it('an object of the package has the labels of its system fields only', () => {
  expect(platformTranslation(anObject('Thing__c', []), 'de')).toEqual({
    object: 'Thing__c',
    language: 'de',
    fields: Object.fromEntries(Object.entries(german.fields).map(([name, label]) => [name, { label, values: {} }])),
    messages: {},
    sections: {},
  });
});

it('a language that is not among these has nothing', () => {
  expect(platformTranslation(anObject('Thing__c', []), 'fr')).toBeUndefined();
  expect([platformHeading('Information', 'de'), platformHeading('Information', 'fr')]).toEqual([
    'Informationen',
    undefined,
  ]);
});

it('every text is one of a field or value that there is', () => {
  const unknown = Object.entries(german.objects).flatMap(([name, { fields, values }]) => {
    const object = testOrg.org.schema.object(name);
    const ofFields = Object.keys(fields).filter((field) => object?.fields.has(field) !== true);
    const ofValues = Object.entries(values).flatMap(([field, texts]) => {
      const known = new Set(object?.fields.get(field)?.picklist?.values.map(({ label }) => label));
      return Object.keys(texts).filter((value) => !known.has(value));
    });
    return [...ofFields, ...ofValues].map((what) => `${name}.${what}`);
  });

  expect(unknown).toEqual([]);
});
