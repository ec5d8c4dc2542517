// SPDX-License-Identifier: Apache-2.0
import { openTestOrg, type TestOrg } from '../../testOrg.ts';
import { aFieldXml, deployFiles, problemsOf } from '../deployFiles.ts';

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = openTestOrg();
  const fields = [
    aFieldXml('Limit__c', '<precision>5</precision><scale>2</scale><type>Number</type>'),
    aFieldXml('Active__c', '<defaultValue>true</defaultValue><type>Checkbox</type>'),
    aFieldXml('Team__c', '<length>5</length><type>Text</type>'),
  ];
  const type = `<CustomObject><label>Rule</label><pluralLabel>Rules</pluralLabel><visibility>Public</visibility>${fields.join('')}</CustomObject>`;
  await deployFiles(testOrg.org, { 'objects/Rule__mdt.object': type });
});
afterEach(() => testOrg.close());

const value = (field: string, text: string, type = 'string'): string =>
  `<values><field>${field}</field><value xmlns:xsd="x" xmlns:xsi="y" xsi:type="xsd:${type}">${text}</value></values>`;
const nil = (field: string): string => `<values><field>${field}</field><value xmlns:xsi="y" xsi:nil="true"/></values>`;
const deployRecord = (values: string, name = 'Rule.Big') =>
  deployFiles(testOrg.org, {
    [`customMetadata/${name}.md`]: `<CustomMetadata><label>Big one</label><protected>false</protected>${values}</CustomMetadata>`,
  });

const ROWS =
  'SELECT DeveloperName, MasterLabel, NamespacePrefix, QualifiedApiName, Limit__c, Active__c, Team__c FROM Rule__mdt';

describe('a custom metadata record', () => {
  it('can be read by SOQL as a row of its type', async () => {
    await deployRecord(value('Limit__c', '30.5', 'double') + value('Active__c', 'false', 'boolean') + nil('Team__c'));

    expect(await testOrg.query(ROWS)).toEqual([
      {
        DeveloperName: 'Big',
        MasterLabel: 'Big one',
        NamespacePrefix: null,
        QualifiedApiName: 'Big',
        Limit__c: 30.5,
        Active__c: false,
        Team__c: null,
      },
    ]);
  });

  it('is changed by the next deployment, but for the fields that it leaves out', async () => {
    await deployRecord(value('Limit__c', '1', 'double') + value('Team__c', 'a'));

    await deployRecord(value('Team__c', 'b'));

    expect(await testOrg.query(ROWS)).toMatchObject([{ Limit__c: 1, Team__c: 'b' }]);
  });

  it('cannot be written through the data API', async () => {
    const { body } = await testOrg.call('POST', '/sobjects/Rule__mdt', { DeveloperName: 'Mine' });

    expect(body).toEqual([expect.objectContaining({ errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' })]);
  });

  it.each([
    ['a type that does not exist', '', 'None.Big', "The custom metadata type 'None__mdt' does not exist"],
    [
      'a field that does not exist',
      value('None__c', 'x'),
      'Rule.Big',
      "The field 'None__c' of Rule__mdt does not exist",
    ],
    [
      'a text in a number',
      value('Limit__c', 'many'),
      'Rule.Big',
      'Rule__mdt.Limit__c: the value is not of the type double',
    ],
    [
      'a number too large',
      value('Limit__c', '1000', 'double'),
      'Rule.Big',
      'Rule__mdt.Limit__c: the number has more than 3 digits before the point',
    ],
    [
      'a text too long',
      value('Team__c', 'abcdef'),
      'Rule.Big',
      'Rule__mdt.Team__c: data value too large (max length=5)',
    ],
  ])('is refused for %s', async (_, values, name, message) => {
    expect(problemsOf(await deployRecord(values, name))).toEqual([`CustomMetadata ${name}: ${message}`]);
  });
});
