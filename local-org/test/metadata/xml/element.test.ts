// SPDX-License-Identifier: Apache-2.0
import { isTrue, numberOf, readXml, textOf, textsOf, writeXml, XmlError } from '../../../src/metadata/xml/element.ts';

it('reads elements in their order, with text as it stands and the line of their tag', () => {
  const root = readXml(`<?xml version="1.0" encoding="UTF-8"?>
<!-- a note -->
<Flow xmlns="http://soap.sforce.com/2006/04/metadata">
    <label>A &amp; B &#228;</label>
    <text><![CDATA[ a < b ]]></text>
    <label>C</label>
    <order>7</order><active>true</active>
</Flow>`);

  expect(root.children.map(({ name, text, line }) => [name, text, line])).toEqual([
    ['label', 'A & B ä', 4],
    ['text', ' a < b ', 5],
    ['label', 'C', 6],
    ['order', '7', 7],
    ['active', 'true', 7],
  ]);
  expect([textOf(root, 'text'), textsOf(root, 'label'), numberOf(root, 'order'), isTrue(root, 'active')]).toEqual([
    'a < b',
    ['A & B ä', 'C'],
    7,
    true,
  ]);
  expect([textOf(root, 'none'), numberOf(root, 'none')]).toEqual([undefined, undefined]);
});

it('drops the prefixes of tags', () => {
  expect(readXml('<env:Envelope xmlns:env="x"><env:Body/></env:Envelope>')).toMatchObject({
    name: 'Envelope',
    children: [{ name: 'Body' }],
  });
});

it('writes an element so that it reads the same', () => {
  const element = readXml('<fields><fullName>A__c</fullName><formula>a &lt; "b" &amp; c</formula></fields>');

  expect(readXml(writeXml(element)).children.map(({ text }) => text)).toEqual(['A__c', 'a < "b" & c']);
});

it('says where a document is broken', () => {
  expect(() => readXml('<a>\n<b></a>')).toThrow(expect.objectContaining({ name: 'XmlError', line: 2 }));
  expect(() => readXml('')).toThrow(XmlError);
});
