// SPDX-License-Identifier: Apache-2.0
import { readApplication } from '../../src/package/application.ts';
import { anElement } from '../aPackage.ts';

test('an app has its tabs in order and the pages that it shows records on', () => {
  const file = anElement(`<CustomApplication>
    <actionOverrides>
      <actionName>View</actionName><content>Thing_Page</content><formFactor>Large</formFactor>
      <pageOrSobjectType>Thing__c</pageOrSobjectType><type>Flexipage</type>
    </actionOverrides>
    <actionOverrides>
      <actionName>View</actionName><content>Thing_Phone</content><formFactor>Small</formFactor>
      <pageOrSobjectType>Thing__c</pageOrSobjectType><type>Flexipage</type>
    </actionOverrides>
    <label>Things</label>
    <tabs>standard-Account</tabs>
    <tabs>Thing__c</tabs>
  </CustomApplication>`);

  expect(readApplication('Thing_App', file)).toEqual({
    name: 'Thing_App',
    label: 'Things',
    tabs: ['standard-Account', 'Thing__c'],
    recordPages: [
      { object: 'Thing__c', formFactor: 'Large', page: 'Thing_Page' },
      { object: 'Thing__c', formFactor: 'Small', page: 'Thing_Phone' },
    ],
  });
});

test('overrides of other actions and by other means are no record pages', () => {
  const file = anElement(`<CustomApplication>
    <actionOverrides><actionName>New</actionName><content>A</content><type>Flexipage</type></actionOverrides>
    <actionOverrides><actionName>View</actionName><content>B</content><type>Visualforce</type></actionOverrides>
  </CustomApplication>`);

  expect(readApplication('Plain', file)).toEqual({ name: 'Plain', label: 'Plain', tabs: [], recordPages: [] });
});
