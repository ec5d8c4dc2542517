// SPDX-License-Identifier: Apache-2.0
import type { TestOrg } from '../../testOrg.ts';
import { deployFiles, problemsOf, type PackageFiles } from '../deployFiles.ts';
import { openTranslatedOrg } from '../translatedOrg.ts';

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = await openTranslatedOrg();
});
afterEach(() => testOrg.close());

const deploy = async (files: PackageFiles) => problemsOf(await deployFiles(testOrg.org, files));

describe('translations of components', () => {
  const german = (inner: string, language = 'de'): PackageFiles => ({
    [`translations/${language}.translation`]: `<Translations>${inner}</Translations>`,
  });
  const hello = (text: string): string => `<customLabels><label>${text}</label><name>Hello</name></customLabels>`;

  it('are kept by type and name, and replaced as a whole', async () => {
    const { translations } = testOrg.org;
    const tab = '<customTabs><label>Dinge</label><name>Thing__c</name></customTabs>';

    expect(await deploy(german(hello('Hallo') + tab))).toEqual([]);
    expect([translations.text('CustomLabel', 'Hello', 'de'), translations.text('CustomTab', 'Thing__c', 'de')]).toEqual(
      ['Hallo', 'Dinge'],
    );

    expect(await deploy(german(hello('Servus')))).toEqual([]);
    expect([translations.text('CustomLabel', 'Hello', 'de'), translations.text('CustomTab', 'Thing__c', 'de')]).toEqual(
      ['Servus', undefined],
    );
  });

  it.each([
    [
      'a label that there is not',
      german('<customLabels><label>Nichts</label><name>None</name></customLabels>'),
      'Translations de: In field: customLabels - no CustomLabel named None found',
    ],
    [
      'an app that there is not',
      german('<customApplications><label>Nichts</label><name>None</name></customApplications>'),
      'Translations de: In field: customApplications - no CustomApplication named None found',
    ],
    ['a label twice', german(hello('Hallo') + hello('Servus')), 'Translations de: Duplicate customLabels: Hello'],
    ['no language', german(hello('Hallo'), 'german'), 'Translations german: Not a valid language: german'],
    [
      'something that this org does not translate',
      german('<quickActions><label>Los</label><name>Go</name></quickActions>'),
      "Translations de: The element 'quickActions' of Translations is not supported by this org",
    ],
  ])('are refused with %s', async (_, files: PackageFiles, message) => {
    expect(await deploy(files)).toEqual([message]);
  });
});
