// SPDX-License-Identifier: Apache-2.0
import { locateComponent } from '../../../src/metadata/package/componentPaths.ts';

const at = (path: string): string | undefined => {
  const located = locateComponent(path);
  return located && `${located.type.name} ${located.fullName}`;
};

it.each([
  ['a file of its own', 'layouts/Thing__c-Thing Layout.layout', 'Layout Thing__c-Thing Layout'],
  ['a name with signs that paths cannot have', 'layouts/Thing__c-A%2FB.layout', 'Layout Thing__c-A/B'],
  ['a file beside a text', 'classes/Greeter.cls-meta.xml', 'ApexClass Greeter'],
  ['the main file of a bundle', 'lwc/lineItem/lineItem.js-meta.xml', 'LightningComponentBundle lineItem'],
  ['a file in a folder', 'reports/Sales/Best.report', 'Report Sales/Best'],
  ['a file in a folder of a folder', 'reports/Sales/Old/Best.report', 'Report Sales/Old/Best'],
  ['a folder', 'reports/Sales-meta.xml', 'ReportFolder Sales'],
  ['a folder of dashboards', 'dashboards/Sales-meta.xml', 'DashboardFolder Sales'],
])('finds the component of %s', (_, path, component) => {
  expect(at(path)).toBe(component);
});

it.each([
  ['the text beside such a file', 'classes/Greeter.cls'],
  ['another file of a bundle', 'lwc/lineItem/lineItem.js'],
  ['a file of another name in a bundle', 'lwc/lineItem/other.js-meta.xml'],
  ['a report outside folders', 'reports/Best.report'],
  ['a directory of no type', 'pictures/Best.picture'],
  ['another ending', 'layouts/Thing.txt'],
  ['a file in a folder of a type without folders', 'layouts/Sales/Thing.layout'],
])('finds none for %s', (_, path) => {
  expect(at(path)).toBeUndefined();
});
