// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { elementsOf, readXmlFile, textOf, textsOf } from '../../src/package/xml.ts';
import { anElement, aPackage } from '../aPackage.ts';

test('children of a tag are texts or elements, in their order', () => {
  const root = anElement('<Thing><part>one</part><part><name>deep</name></part><part>two</part></Thing>');

  expect(textsOf(root, 'part')).toEqual(['one', 'two']);
  expect(textOf(root, 'part')).toBe('one');
  expect(elementsOf(root, 'part')).toEqual([{ name: ['deep'] }]);
  expect([textOf(root, 'other'), elementsOf(root, 'other')]).toEqual([undefined, []]);
});

test('texts stay texts, and entities are read', () => {
  const root = anElement(
    '<Thing><value>007</value><value>true</value><value>R&amp;D &#252;ber &lt;b&gt;</value></Thing>',
  );

  expect(textsOf(root, 'value')).toEqual(['007', 'true', 'R&D über <b>']);
});

test('a file that is no XML is named', () => {
  const file = join(
    aPackage({ 'tabs/Broken.tab-meta.xml': '<CustomTab><label>Open</CustomTab>' }),
    'tabs/Broken.tab-meta.xml',
  );

  expect(() => readXmlFile(file)).toThrow(`${file}: `);
});
