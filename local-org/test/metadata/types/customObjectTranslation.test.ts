// SPDX-License-Identifier: Apache-2.0
import { insertUser, type TestOrg } from '../../testOrg.ts';
import { deployFiles, problemsOf, type PackageFiles } from '../deployFiles.ts';
import { openTranslatedOrg } from '../translatedOrg.ts';

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = await openTranslatedOrg();
});
afterEach(() => testOrg.close());

const deploy = async (files: PackageFiles) => problemsOf(await deployFiles(testOrg.org, files));

describe('translations of an object', () => {
  const german = (inner: string, name = 'Thing__c-de'): PackageFiles => ({
    [`objectTranslations/${name}.objectTranslation`]: `<CustomObjectTranslation>${inner}</CustomObjectTranslation>`,
  });
  const value = (text: string, plural: boolean, caseType: string): string =>
    `<caseValues><caseType>${caseType}</caseType><plural>${plural}</plural><value>${text}</value></caseValues>`;
  const WHOLE = [
    value('Dings', false, 'Genitive'),
    value('Ding', false, 'Nominative'),
    value('Dinge', true, 'Nominative'),
    '<fields><help>Wie es war</help><label>Laune</label><name>Mood__c</name><picklistValues><masterLabel>Good</masterLabel><translation>Gut</translation></picklistValues></fields>',
    '<layouts><layout>Thing Layout</layout><sections><label>Grundlagen</label><section>Basics</section></sections></layouts>',
    '<nameFieldLabel>Name des Dings</nameFieldLabel>',
    '<validationRules><errorMessage>Bitte eine Notiz.</errorMessage><name>Note_Given</name></validationRules>',
  ].join('');

  it('give describe its labels, in the language of the user', async () => {
    const userId = insertUser(testOrg.org, 'rep@example.com', {
      LanguageLocaleKey: 'de',
      profile: 'System Administrator',
    });

    expect(await deploy(german(WHOLE))).toEqual([]);
    const { body } = await testOrg.call('GET', '/sobjects/Thing__c/describe', undefined, { as: userId });

    expect(body).toMatchObject({ label: 'Ding', labelPlural: 'Dinge' });
    const { fields } = body as { fields: readonly Record<string, unknown>[] };
    expect(fields.find(({ name }) => name === 'Mood__c')).toMatchObject({
      label: 'Laune',
      inlineHelpText: 'Wie es war',
      picklistValues: [{ value: 'Good', label: 'Gut' }],
    });
    expect(fields.find(({ name }) => name === 'Name')).toMatchObject({ label: 'Name des Dings' });
    expect((await testOrg.call('GET', '/sobjects/Thing__c/describe')).body).toMatchObject({ label: 'Thing' });
  });

  it('give the messages of validation rules', async () => {
    const userId = insertUser(testOrg.org, 'rep@example.com', {
      LanguageLocaleKey: 'de',
      profile: 'System Administrator',
    });
    await deploy(german(WHOLE));

    const answers = [
      await testOrg.call('POST', '/sobjects/Thing__c', { Name: 'A' }, { as: userId }),
      await testOrg.call('POST', '/sobjects/Thing__c', { Name: 'A' }),
    ];

    expect(answers.map(({ body }) => (body as { message: string }[])[0]?.message)).toEqual([
      'Bitte eine Notiz.',
      'Give a note.',
    ]);
  });

  it.each([
    [
      'an object that there is not',
      german('', 'None__c-de'),
      'CustomObjectTranslation None__c-de: In field: CustomObject - no CustomObject named None__c found',
    ],
    [
      'no language',
      german('', 'Thing__c-german'),
      'CustomObjectTranslation Thing__c-german: Not a valid language: german',
    ],
    [
      'a field that there is not',
      german('<fields><label>Nichts</label><name>None__c</name></fields>'),
      'CustomObjectTranslation Thing__c-de: In field: name - no CustomField named Thing__c.None__c found',
    ],
    [
      'a value that there is not',
      german(
        '<fields><name>Mood__c</name><picklistValues><masterLabel>Odd</masterLabel><translation>Seltsam</translation></picklistValues></fields>',
      ),
      "CustomObjectTranslation Thing__c-de: The value 'Odd' of Mood__c does not exist",
    ],
    [
      'a validation rule that there is not',
      german('<validationRules><errorMessage>Nein</errorMessage><name>None</name></validationRules>'),
      'CustomObjectTranslation Thing__c-de: The validation rule None of Thing__c does not exist',
    ],
    [
      'a layout that there is not',
      german('<layouts><layout>None</layout></layouts>'),
      'CustomObjectTranslation Thing__c-de: In field: layout - no Layout named Thing__c-None found',
    ],
    [
      'a section that there is not',
      german(
        '<layouts><layout>Thing Layout</layout><sections><label>Mehr</label><section>More</section></sections></layouts>',
      ),
      "CustomObjectTranslation Thing__c-de: The section 'More' of the layout Thing Layout does not exist",
    ],
  ])('are refused with %s', async (_, files: PackageFiles, message) => {
    expect(await deploy(files)).toEqual([message]);
  });
});
