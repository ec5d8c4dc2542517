// SPDX-License-Identifier: Apache-2.0
import { aField, anObject, insertUser, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;

beforeAll(() => {
  at = openTestOrg();
  at.org.schema.put(
    anObject('Thing__c', [
      aField('Essay__c', { type: 'textarea', long: true, length: 32768 }),
      aField('Share__c', { type: 'double', precision: 7, scale: 6 }),
    ]),
  );
  at.org.schema.put(anObject('Rule__mdt', [], { kind: 'customMetadata' }));
});
afterAll(() => at.close());

const FIELD_ADVICE =
  "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.";
const TYPE_ADVICE =
  "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.";

test('an unknown column is pointed at', async () => {
  expect(await at.query('SELECT Id, Nope__c FROM Account')).toEqual([
    {
      message: `\nSELECT Id, Nope__c FROM Account\n           ^\nERROR at Row:1:Column:12\nNo such column 'Nope__c' on entity 'Account'. ${FIELD_ADVICE}`,
      errorCode: 'INVALID_FIELD',
    },
  ]);
});

test('an unknown type is not supported', async () => {
  expect(await at.query('SELECT Id FROM Nope__c')).toEqual([
    {
      message: `\nSELECT Id FROM Nope__c\n               ^\nERROR at Row:1:Column:16\nsObject type 'Nope__c' is not supported. ${TYPE_ADVICE}`,
      errorCode: 'INVALID_TYPE',
    },
  ]);
});

test('custom metadata without access looks like a type that is not there', async () => {
  const as = insertUser(at.org, 'reader@example.com');

  expect(await at.query('SELECT Id FROM Rule__mdt', as)).toEqual([
    { message: expect.stringContaining("sObject type 'Rule__mdt' is not supported."), errorCode: 'INVALID_TYPE' },
  ]);
});

test.each([
  [
    "SELECT Id FROM Account WHERE Nope__r.Name = 'x'",
    'INVALID_FIELD',
    "Didn't understand relationship 'Nope__r' in field path.",
  ],
  [
    "SELECT Id FROM Thing__c WHERE Essay__c = 'x'",
    'INVALID_FIELD',
    "field 'Essay__c' can not be filtered in a query call",
  ],
  ['SELECT Id FROM Thing__c ORDER BY Essay__c', 'INVALID_FIELD', "field 'Essay__c' can not be sorted in a query call"],
  [
    'SELECT COUNT(Id) FROM Thing__c GROUP BY Essay__c',
    'INVALID_FIELD',
    "field 'Essay__c' can not be grouped in a query call",
  ],
  ['SELECT SUM(Name) FROM Thing__c', 'INVALID_FIELD', "field 'Name' can not be aggregated in a query call"],
  [
    "SELECT Id FROM Thing__c WHERE Share__c = '1'",
    'INVALID_FIELD',
    "value of filter criterion for field 'Share__c' must be of type double and should not be enclosed in quotes",
  ],
  [
    'SELECT Id FROM Thing__c WHERE Name = 1',
    'INVALID_FIELD',
    "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes",
  ],
  ["SELECT Id FROM Account WHERE Id = 'x'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: x'],
  ['SELECT Id FRM Account', 'MALFORMED_QUERY', "unexpected token: 'Account'"],
  [
    "SELECT Id FROM Account WHERE Name = 'a' AND Phone = 'b' OR Site = 'c'",
    'MALFORMED_QUERY',
    "unexpected token: 'OR'",
  ],
  [
    "SELECT Id FROM Account WHERE NOT (NOT (NOT Name = 'a'))",
    'NOT_IMPLEMENTED',
    'local-org does not do NOT of NOT of NOT in SOQL',
  ],
  ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'],
  ['SELECT FIELDS(ALL) FROM Account', 'MALFORMED_QUERY', 'The SOQL FIELDS function must have a LIMIT of at most 200'],
  ['SELECT Id FROM Account LIMIT 1 OFFSET 2001', 'MALFORMED_QUERY', 'Maximum SOQL offset allowed is 2000'],
  ['SELECT toLabel(Industry) FROM Account', 'NOT_IMPLEMENTED', 'local-org does not do the function toLabel() in SOQL'],
  [
    'SELECT TYPEOF What WHEN Account THEN Name END FROM Task',
    'NOT_IMPLEMENTED',
    'local-org does not do TYPEOF in SOQL',
  ],
])('%s is refused with %s', async (soql, errorCode, message) => {
  expect(await at.query(soql)).toEqual([{ message: expect.stringContaining(message), errorCode }]);
});
