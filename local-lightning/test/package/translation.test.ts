// SPDX-License-Identifier: Apache-2.0
import { readTranslation } from '../../src/package/translation.ts';
import { anElement } from '../aPackage.ts';

test('a translation has texts of labels, apps and tabs', () => {
  const file = anElement(`<Translations>
    <customApplications><label>Teile</label><name>Part_App</name></customApplications>
    <customLabels><label>Teil</label><name>Part_Title</name></customLabels>
    <customTabs><label>Lager</label><name>Part_Store</name></customTabs>
    <reportTypes><label>Bericht</label><name>Part_Report</name></reportTypes>
  </Translations>`);

  expect(readTranslation(file)).toEqual({
    labels: new Map([['Part_Title', 'Teil']]),
    apps: new Map([['Part_App', 'Teile']]),
    tabs: new Map([['Part_Store', 'Lager']]),
  });
});
