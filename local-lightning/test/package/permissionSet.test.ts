// SPDX-License-Identifier: Apache-2.0
import { readVisibleTabs } from '../../src/package/permissionSet.ts';
import { anElement } from '../aPackage.ts';

test('a permission set shows the tabs that it does not hide', () => {
  const file = anElement(`<PermissionSet>
    <tabSettings><tab>Part__c</tab><visibility>Visible</visibility></tabSettings>
    <tabSettings><tab>Part_Store</tab><visibility>Available</visibility></tabSettings>
    <tabSettings><tab>Part_Admin</tab><visibility>None</visibility></tabSettings>
  </PermissionSet>`);

  expect(readVisibleTabs(file)).toEqual(new Set(['Part__c', 'Part_Store']));
});
