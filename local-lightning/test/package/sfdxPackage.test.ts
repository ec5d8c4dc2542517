// SPDX-License-Identifier: Apache-2.0
import { readPackage, translationFor } from '../../src/package/sfdxPackage.ts';
import { aPackage } from '../aPackage.ts';

const translation = (label: string): string =>
  `<Translations><customLabels><label>${label}</label><name>Part_Title</name></customLabels></Translations>`;

test('a package is read from its files, wherever they lie', () => {
  const folder = aPackage({
    'main/default/applications/B_App.app-meta.xml': '<CustomApplication><label>B</label></CustomApplication>',
    'main/default/applications/A_App.app-meta.xml': '<CustomApplication><label>A</label></CustomApplication>',
    'main/default/labels/CustomLabels.labels-meta.xml':
      '<CustomLabels><labels><fullName>Part_Title</fullName><value>Part</value></labels></CustomLabels>',
    'main/default/tabs/Part__c.tab-meta.xml': '<CustomTab><customObject>true</customObject></CustomTab>',
    'more/flexipages/Part_Page.flexipage-meta.xml': '<FlexiPage><masterLabel>A part</masterLabel></FlexiPage>',
    'more/permissionsets/Part_User.permissionset-meta.xml':
      '<PermissionSet><tabSettings><tab>Part__c</tab><visibility>Visible</visibility></tabSettings></PermissionSet>',
    'main/default/translations/de.translation-meta.xml': translation('Teil'),
    'main/default/objects/Part__c/Part__c.object-meta.xml': '<CustomObject><label>Part</label></CustomObject>',
  });

  expect(readPackage(folder)).toEqual({
    labels: new Map([['Part_Title', 'Part']]),
    translations: new Map([['de', { labels: new Map([['Part_Title', 'Teil']]), apps: new Map(), tabs: new Map() }]]),
    applications: [
      { name: 'A_App', label: 'A', tabs: [], recordPages: [] },
      { name: 'B_App', label: 'B', tabs: [], recordPages: [] },
    ],
    tabs: new Map([['Part__c', { name: 'Part__c', icon: 'standard:default', shows: { kind: 'object' } }]]),
    pages: new Map([['Part_Page', { name: 'Part_Page', label: 'A part', template: '', regions: [] }]]),
    visibleTabs: new Map([['Part_User', new Set(['Part__c'])]]),
  });
});

test('a region without a translation reads that of its language, and another language none', () => {
  const sources = readPackage(
    aPackage({
      'translations/pt.translation-meta.xml': translation('Peça'),
      'translations/pt_BR.translation-meta.xml': translation('Parte'),
    }),
  );
  const titleIn = (language: string): string | undefined => translationFor(sources, language).labels.get('Part_Title');

  expect(['pt_BR', 'pt_PT', 'pt', 'fr'].map(titleIn)).toEqual(['Parte', 'Peça', 'Peça', undefined]);
});
