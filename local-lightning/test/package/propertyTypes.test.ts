// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { readPropertyTypes, typeValue } from '../../src/package/propertyTypes.ts';
import { aPackage } from '../aPackage.ts';

test('the properties that a page may set are read with their types', () => {
  const folder = aPackage({
    'partList.js-meta.xml': `<LightningComponentBundle><targetConfigs><targetConfig targets="lightning__RecordPage">
      <property name="rows" type="Integer" default="5" />
      <property label="Compact" type="Boolean" name="isCompact"></property>
    </targetConfig></targetConfigs></LightningComponentBundle>`,
  });

  expect(readPropertyTypes(join(folder, 'partList.js-meta.xml'))).toEqual({ rows: 'Integer', isCompact: 'Boolean' });
  expect(readPropertyTypes(join(folder, 'other.js-meta.xml'))).toEqual({});
});

test.each([
  ['5', 'Integer', 5],
  ['true', 'Boolean', true],
  ['false', 'Boolean', false],
  ['5', 'String', '5'],
  ['true', undefined, 'true'],
])('the text %j of the type %s is %j', (text, type, value) => {
  expect(typeValue(text, type)).toBe(value);
});
