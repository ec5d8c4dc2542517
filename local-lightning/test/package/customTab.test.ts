// SPDX-License-Identifier: Apache-2.0
import { readCustomTab } from '../../src/package/customTab.ts';
import { anElement } from '../aPackage.ts';

const tab = (children: string): unknown => readCustomTab('Part', anElement(`<CustomTab>${children}</CustomTab>`));

test('a tab shows a component, with the icon of its motif', () => {
  expect(tab('<label>Parts</label><lwcComponent>partList</lwcComponent><motif>Custom53: Bell</motif>')).toEqual({
    name: 'Part',
    label: 'Parts',
    icon: 'custom:custom53',
    shows: { kind: 'lwc', component: 'partList' },
  });
});

test('a tab shows a FlexiPage', () => {
  expect(tab('<label>Parts</label><flexiPage>Part_Page</flexiPage>')).toEqual({
    name: 'Part',
    label: 'Parts',
    icon: 'standard:default',
    shows: { kind: 'flexiPage', page: 'Part_Page' },
  });
});

test("an object's tab has no label of its own", () => {
  expect(tab('<customObject>true</customObject><motif>Custom7: Star</motif>')).toEqual({
    name: 'Part',
    icon: 'custom:custom7',
    shows: { kind: 'object' },
  });
});

test('a tab of another kind is known as such', () => {
  expect(tab('<label>Web</label><url>https://example.com</url><customObject>false</customObject>')).toEqual({
    name: 'Part',
    label: 'Web',
    icon: 'standard:default',
    shows: { kind: 'other' },
  });
});
