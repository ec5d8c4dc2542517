// SPDX-License-Identifier: Apache-2.0
import { readFlexiPage } from '../../src/package/flexiPage.ts';
import { anElement } from '../aPackage.ts';

const RECORD_PAGE = `<FlexiPage>
  <flexiPageRegions>
    <itemInstances>
      <componentInstance>
        <componentInstanceProperties><name>rows</name><value>5</value></componentInstanceProperties>
        <componentInstanceProperties><name>title</name><value>Parts &amp; more</value></componentInstanceProperties>
        <componentName>partList</componentName>
        <identifier>c_partList</identifier>
      </componentInstance>
    </itemInstances>
    <itemInstances>
      <componentInstance>
        <componentName>force:detailPanel</componentName>
        <identifier>force_detailPanel</identifier>
        <visibilityRule><criteria><leftValue>{!Record.Name}</leftValue></criteria></visibilityRule>
      </componentInstance>
    </itemInstances>
    <name>main</name>
    <type>Region</type>
  </flexiPageRegions>
  <flexiPageRegions><name>Facet-one</name><type>Facet</type></flexiPageRegions>
  <masterLabel>A part</masterLabel>
  <sobjectType>Part__c</sobjectType>
  <template><name>flexipage:recordHomeTemplateDesktop</name></template>
  <type>RecordPage</type>
</FlexiPage>`;

test('a page has its regions and facets with their components', () => {
  expect(readFlexiPage('Part_Page', anElement(RECORD_PAGE))).toEqual({
    name: 'Part_Page',
    label: 'A part',
    object: 'Part__c',
    template: 'flexipage:recordHomeTemplateDesktop',
    regions: [
      {
        name: 'main',
        isFacet: false,
        components: [
          {
            name: 'partList',
            identifier: 'c_partList',
            properties: { rows: '5', title: 'Parts & more' },
            hasVisibilityRule: false,
          },
          { name: 'force:detailPanel', identifier: 'force_detailPanel', properties: {}, hasVisibilityRule: true },
        ],
      },
      { name: 'Facet-one', isFacet: true, components: [] },
    ],
  });
});

test('a page of no object has none', () => {
  const file = anElement('<FlexiPage><template><name>flexipage:defaultAppHomeTemplate</name></template></FlexiPage>');

  expect(readFlexiPage('Store', file)).toEqual({
    name: 'Store',
    label: 'Store',
    template: 'flexipage:defaultAppHomeTemplate',
    regions: [],
  });
});
