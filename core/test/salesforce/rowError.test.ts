// SPDX-License-Identifier: Apache-2.0
import { parseRowError } from '../../src/salesforce/rowError.ts';

const CASES: ReadonlyArray<[string, ReturnType<typeof parseRowError>]> = [
  [
    'REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --',
    { code: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [LastName]', fields: ['LastName'] },
  ],
  [
    'UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 200 records: 001xxx,001yyy:--',
    {
      code: 'UNABLE_TO_LOCK_ROW',
      message: 'unable to obtain exclusive access to this record or 200 records: 001xxx,001yyy',
      fields: [],
    },
  ],
  [
    "INVALID_FIELD:Failed to deserialize field at col 3. Due to, 'x' is not a valid value for the type xsd:date:Birthdate --",
    {
      code: 'INVALID_FIELD',
      message: "Failed to deserialize field at col 3. Due to, 'x' is not a valid value for the type xsd:date",
      fields: ['Birthdate'],
    },
  ],
  [
    'FIELD_CUSTOM_VALIDATION_EXCEPTION:Say "why":First__c Second__c --',
    { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Say "why"', fields: ['First__c', 'Second__c'] },
  ],
  [
    '"FIELD_CUSTOM_VALIDATION_EXCEPTION:Say "why" now:--"',
    { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Say "why" now', fields: [] },
  ],
  [
    'CANNOT_EXECUTE_FLOW_TRIGGER:failed.<br>Error ID: 1405213620-33528 (-1704150698):--',
    { code: 'CANNOT_EXECUTE_FLOW_TRIGGER', message: 'failed.<br>Error ID: 1405213620-33528 (-1704150698)', fields: [] },
  ],
  ['SOME_CODE:no end mark', { code: 'SOME_CODE', message: 'no end mark', fields: [] }],
  ['words only', { code: 'words only', message: 'words only', fields: [] }],
  ['', { code: 'UNKNOWN', message: '', fields: [] }],
];

test.each(CASES)('takes apart %p', (text, expected) => {
  expect(parseRowError(text)).toEqual(expected);
});
