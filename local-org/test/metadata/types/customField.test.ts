// SPDX-License-Identifier: Apache-2.0
import { findField } from '../../../src/schema/schema.ts';
import { openTestOrg, type TestOrg } from '../../testOrg.ts';
import { aFieldXml, anObjectXml, deployFiles, problemsOf } from '../deployFiles.ts';

let testOrg: TestOrg;
beforeEach(() => {
  testOrg = openTestOrg();
});
afterEach(() => testOrg.close());

const deployField = (inner: string, name = 'Field__c') =>
  deployFiles(testOrg.org, { 'objects/Thing__c.object': anObjectXml('Thing', aFieldXml(name, inner)) });

const fieldNamed = (name: string) => {
  const object = testOrg.org.schema.object('Thing__c');
  return object && findField(object, name);
};

describe('a custom field', () => {
  it.each<[string, string, Record<string, unknown>]>([
    [
      'Text',
      '<caseSensitive>false</caseSensitive><externalId>true</externalId><length>40</length><type>Text</type><unique>true</unique>',
      {
        type: 'string',
        length: 40,
        unique: true,
        externalId: true,
        idLookup: true,
        caseSensitive: false,
        permissionable: true,
      },
    ],
    [
      'required Text',
      '<length>40</length><required>true</required><type>Text</type>',
      { required: true, permissionable: false },
    ],
    [
      'Number',
      '<precision>7</precision><scale>6</scale><type>Number</type>',
      { type: 'double', precision: 7, scale: 6 },
    ],
    [
      'Currency',
      '<precision>18</precision><scale>2</scale><type>Currency</type>',
      { type: 'currency', precision: 18, scale: 2 },
    ],
    ['Checkbox', '<defaultValue>true</defaultValue><type>Checkbox</type>', { type: 'boolean', defaultValue: 'true' }],
    [
      'LongTextArea',
      '<length>32768</length><type>LongTextArea</type><visibleLines>6</visibleLines>',
      { type: 'textarea', long: true, length: 32768 },
    ],
    [
      'AutoNumber',
      '<displayFormat>N-{000}</displayFormat><type>AutoNumber</type>',
      { type: 'string', autoNumber: 'N-{000}', createable: false, updateable: false },
    ],
    [
      'formula',
      '<formula>LEN(Name) + 1</formula><precision>18</precision><scale>0</scale><type>Number</type>',
      { type: 'double', formula: 'LEN(Name) + 1', createable: false, updateable: false, permissionable: true },
    ],
    [
      'Lookup',
      '<referenceTo>User</referenceTo><relationshipName>Things</relationshipName><type>Lookup</type>',
      {
        type: 'reference',
        reference: {
          to: ['User'],
          relationshipName: 'Field__r',
          childRelationshipName: 'Things__r',
          kind: 'lookup',
          deleteConstraint: 'SetNull',
          reparentable: true,
          writeRequiresMasterRead: false,
        },
      },
    ],
  ])('of the type %s', async (_, inner, expected) => {
    const { status } = await deployField(inner);

    expect(status).toBe('Succeeded');
    expect(fieldNamed('Field__c')).toMatchObject({ name: 'Field__c', label: 'Field', custom: true, ...expected });
  });

  it('of the type MasterDetail makes its object a detail', async () => {
    const master =
      '<referenceTo>Account</referenceTo><relationshipName>Things</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>false</reparentableMasterDetail><type>MasterDetail</type><writeRequiresMasterRead>true</writeRequiresMasterRead>';
    const detail = anObjectXml('Thing', aFieldXml('Account__c', master)).replace('ReadWrite', 'ControlledByParent');

    await deployFiles(testOrg.org, { 'objects/Thing__c.object': detail });

    expect(fieldNamed('Account__c')).toMatchObject({
      required: true,
      createable: true,
      updateable: false,
      permissionable: false,
      reference: {
        kind: 'masterDetail',
        deleteConstraint: 'Cascade',
        reparentable: false,
        writeRequiresMasterRead: true,
      },
    });
    expect(fieldNamed('OwnerId')).toBeUndefined();
  });

  it.each([
    [
      'a type that this org has not',
      '<type>Location</type>',
      "The field type 'Location' (Field__c) is not supported by this org",
    ],
    [
      'a type that nobody has',
      '<type>Texture</type>',
      "Error parsing file: 'Texture' is not a valid value for the type FieldType (element type)",
    ],
    ['a missing length', '<type>Text</type>', "Must specify 'length' for a CustomField of type Text"],
    [
      'a length of an area',
      '<length>80</length><type>TextArea</type>',
      "Can not specify 'length' for a CustomField of type TextArea",
    ],
    [
      'a length beyond the type',
      '<length>256</length><type>Text</type>',
      'The length 256 of a Text must be between 1 and 255',
    ],
    [
      'an external id of a wrong type',
      '<externalId>true</externalId><type>Date</type>',
      'A field of type Date cannot be an external id',
    ],
    [
      'a target that does not exist',
      '<referenceTo>None__c</referenceTo><relationshipName>X</relationshipName><type>Lookup</type>',
      "referenceTo value of 'None__c' does not resolve to a valid sObject type (Thing__c.Field__c)",
    ],
    [
      'a formula with an unknown function',
      '<formula>SHOUT(Name)</formula><type>Text</type>',
      'formula: Unknown function SHOUT. Check spelling.',
    ],
    [
      'a formula of another type',
      '<formula>LEN(Name)</formula><type>Date</type>',
      'formula: Formula result is data type (number), incompatible with expected data type (date).',
    ],
    [
      'a filter on its lookup',
      '<lookupFilter><active>true</active></lookupFilter><referenceTo>User</referenceTo><relationshipName>X</relationshipName><type>Lookup</type>',
      "The element 'lookupFilter' of CustomField is not supported by this org",
    ],
    [
      'a shared value set',
      '<type>Picklist</type><valueSet><valueSetName>Shared</valueSetName></valueSet>',
      'Thing__c.Field__c: only a value set with a valueSetDefinition is supported by this org',
    ],
  ])('is refused for %s', async (_, inner, message) => {
    expect(problemsOf(await deployField(inner))).toEqual([`CustomField Thing__c.Field__c: ${message}`]);
    expect(testOrg.org.schema.object('Thing__c')).toBeUndefined();
  });

  it('may change its label and length, not its type', async () => {
    await deployField('<length>40</length><type>Text</type>');

    const longer = await deployField('<length>60</length><type>Text</type>');
    const other = await deployField('<type>Date</type>');

    expect(longer.components.map(({ change }) => change)).toEqual(['changed', 'changed']);
    expect(problemsOf(other)).toEqual([
      'CustomField Thing__c.Field__c: Cannot change the type of the field Field__c (string to date)',
    ]);
    expect(fieldNamed('Field__c')?.length).toBe(60);
  });

  it('can be added to a standard object alone', async () => {
    const file = `<CustomObject>${aFieldXml('Key__c')}</CustomObject>`;

    const { status } = await deployFiles(testOrg.org, {
      'objects/Account.object': file,
      'package.xml': '<Package><types><members>Account.Key__c</members><name>CustomField</name></types></Package>',
    });

    expect(status).toBe('Succeeded');
    expect(testOrg.org.schema.object('Account')?.fields.get('Key__c')?.length).toBe(80);
  });
});
