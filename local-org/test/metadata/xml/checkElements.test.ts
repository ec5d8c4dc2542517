// SPDX-License-Identifier: Apache-2.0
import { checkElements, isKnownType } from '../../../src/metadata/xml/checkElements.ts';
import { readXml } from '../../../src/metadata/xml/element.ts';
import { METADATA_TYPES } from '../../../src/metadata/types/types.ts';

const check = (xml: string) => {
  const root = readXml(xml);
  return checkElements(root, root.name);
};

it.each([
  [
    'an unknown element',
    '<Queue><name>a</name>\n<colour>red</colour><queueSobject><sobjectType>Task</sobjectType></queueSobject></Queue>',
    'Element colour invalid at this location in type Queue',
  ],
  [
    'elements that are not together',
    '<Queue><queueSobject><sobjectType>A</sobjectType></queueSobject><name>a</name>\n<queueSobject><sobjectType>B</sobjectType></queueSobject></Queue>',
    'Element queueSobject is duplicated at this location in type Queue',
  ],
  [
    'an element that may stand once',
    '<Queue><name>a</name>\n<name>b</name></Queue>',
    'Element name is duplicated at this location in type Queue',
  ],
  [
    'a wrong element further in',
    '<Queue><name>a</name><queueSobject><sobjectType>A</sobjectType>\n<sobject>B</sobject></queueSobject></Queue>',
    'Element sobject invalid at this location in type QueueSobject',
  ],
  [
    'a value that the type has not',
    '<Queue><name>a</name>\n<doesSendEmailToMembers>perhaps</doesSendEmailToMembers></Queue>',
    "'perhaps' is not a valid value for the type boolean (element doesSendEmailToMembers)",
  ],
  [
    'a text for a number',
    '<CustomField>\n<length>long</length></CustomField>',
    "'long' is not a valid value for the type number (element length)",
  ],
])('names %s with its line', (_, xml, message) => {
  expect(check(xml)).toEqual([{ message: `Error parsing file: ${message}`, line: 2 }]);
});

it('names an element that must be there', () => {
  expect(check('<CustomMetadata><values><value>1</value></values></CustomMetadata>')).toEqual([
    { message: 'Required field is missing: field (in type CustomMetadataValue)', line: 1 },
  ]);
});

it('takes elements in any order, as long as they stand together', () => {
  expect(
    check(
      '<Queue><queueSobject><sobjectType>A</sobjectType></queueSobject><queueSobject><sobjectType>B</sobjectType></queueSobject><name>a</name></Queue>',
    ),
  ).toEqual([]);
});

it('knows the elements of every type that this org deploys, and deploys no element that the platform has not', () => {
  for (const { name, supported } of METADATA_TYPES) {
    expect([name, isKnownType(name)]).toEqual([name, true]);
    const unknown = supported.filter((tag) =>
      checkElements(readXml(`<${name}><${tag}/></${name}>`), name).some(({ message }) =>
        message.includes('invalid at this location'),
      ),
    );
    expect([name, unknown]).toEqual([name, []]);
  }
});
