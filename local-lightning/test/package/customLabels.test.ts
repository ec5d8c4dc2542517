// SPDX-License-Identifier: Apache-2.0
import { readLabels } from '../../src/package/customLabels.ts';
import { anElement } from '../aPackage.ts';

test('labels have their texts by name, and one without a text is left out', () => {
  const file = anElement(`<CustomLabels>
    <labels><fullName>Part_Title</fullName><language>en_US</language><value>Parts &amp; pieces</value></labels>
    <labels><fullName>Part_Count</fullName><value>{0} parts</value></labels>
    <labels><fullName>Part_Empty</fullName></labels>
  </CustomLabels>`);

  expect(readLabels(file)).toEqual(
    new Map([
      ['Part_Title', 'Parts & pieces'],
      ['Part_Count', '{0} parts'],
    ]),
  );
});
