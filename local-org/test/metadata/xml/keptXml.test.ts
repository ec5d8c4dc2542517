// SPDX-License-Identifier: Apache-2.0
import { readKeptXml } from '../../../src/metadata/xml/keptXml.ts';
import { readXml, XmlError } from '../../../src/metadata/xml/element.ts';

it('reads a document once for as long as it is remembered', () => {
  const text = '<Thing><label>One</label></Thing>';
  const first = readKeptXml(text);

  expect(first).toEqual(readXml(text));
  expect(readKeptXml(`${text}`)).toBe(first);

  for (let number = 0; number < 200; number += 1) readKeptXml(`<Other><label>${number}</label></Other>`);
  expect(readKeptXml(text)).not.toBe(first);
  expect(readKeptXml(text)).toEqual(first);
});

it('says of a broken document what is wrong with it, each time', () => {
  expect(() => readKeptXml('<Thing>')).toThrow(XmlError);
  expect(() => readKeptXml('<Thing>')).toThrow(XmlError);
});
