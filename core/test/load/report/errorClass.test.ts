// SPDX-License-Identifier: Apache-2.0
import { classifyError, classifyJobError } from '../../../src/load/report/errorClass.ts';
import { parseRowError } from '../../../src/salesforce/rowError.ts';

const classOf = (sfError: string): string => {
  const { class: kind, owner } = classifyError(parseRowError(sfError));
  return `${kind}, ${owner}`;
};

describe('the words of sf__Error', () => {
  test.each([
    [
      'UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 200 records: 001xx,001yy:--',
      'transient, release engineer',
    ],
    [
      "CANNOT_EXECUTE_FLOW_TRIGGER:We can't save this record because the “Note” process failed. " +
        'UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record:--',
      'transient, release engineer',
    ],
    [
      'INVALID_FIELD:Foreign key external ID: c9 not found for field ERP_Id__c in entity Account:ERP_Id__c --',
      'data, admin',
    ],
    ['INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--', 'data, admin'],
    ['ENTITY_IS_DELETED:entity is deleted:--', 'data, admin'],
    ['DUPLICATE_VALUE:Duplicate external id specified: K1:Risk_Key__c --', 'data, admin'],
    [
      'DUPLICATE_VALUE:duplicate value found: Risk_Key__c duplicates value on record with id: a0X000000000001:--',
      'data, admin',
    ],
    ['DUPLICATES_DETECTED:Use one of these records?:--', 'data, admin'],
    [
      'INACTIVE_OWNER_OR_USER:operation performed with inactive user [005000000000001] as owner of risk:--',
      'data, admin',
    ],
    ['REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --', 'data, admin'],
    [
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:Status: bad value for restricted picklist field: X:Status__c --',
      'data, admin',
    ],
    [
      "INVALID_FIELD:Failed to deserialize field at col 3. Due to, 'x' is not a valid value for the type xsd:date:Day__c --",
      'data, data science',
    ],
    ['STRING_TOO_LONG:Reason: data value too large: abc (max length=255):Reason_1__c --', 'data, data science'],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION:The "band": must be known.:Band__c --', 'automation, admin'],
    [
      "CANNOT_EXECUTE_FLOW_TRIGGER:We can't save this record because the “Note” process failed. Give your Salesforce " +
        'admin these details. <b>An unhandled fault has occurred in this flow</b><br> Error ID: 1405213620-33528:--',
      'automation, admin',
    ],
    [
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY:Stamp: execution of BeforeUpdate caused by: System.LimitException: ' +
        'Apex CPU time limit exceeded:--',
      'automation, admin',
    ],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY:entity type cannot be inserted: Risk:--', 'permission, admin'],
    ['INSUFFICIENT_ACCESS_OR_READONLY:insufficient access rights on object id:--', 'permission, admin'],
    ['INVALID_FIELD_FOR_INSERT_UPDATE:Unable to create/update fields: Band__c.:Band__c --', 'permission, admin'],
    ['STORAGE_LIMIT_EXCEEDED:storage limit exceeded:--', 'platform, admin'],
    ['SOMETHING_NEW:never heard of:--', 'platform, release engineer'],
  ])('%s', (sfError, expected) => {
    expect(classOf(sfError)).toBe(expected);
  });

  test('what a load says of itself helps by loading again, whatever error it quotes', () => {
    for (const code of ['NOT_SENT', 'NOT_CONFIRMED', 'CHANGED_MEANWHILE'])
      expect(classifyError({ code, message: 'STORAGE_LIMIT_EXCEEDED' })).toMatchObject({ class: 'transient' });
  });

  test('a Task that was not made is no transient error, whatever the Flow says', () => {
    expect(classifyError({ code: 'TASK_MISSING', message: 'UNABLE_TO_LOCK_ROW' }).class).toBe('automation');
  });
});

describe('a job that ended early', () => {
  test.each([
    ['Failed', 'TooManyLockFailure : Too many lock failure.', 'transient'],
    ['Failed', 'InternalServerError : Retried more than 20 times', 'transient'],
    ['Failed', 'InvalidBatch : Field name not found : Band__c', 'permission'],
    ['Failed', 'InvalidBatch : Failed to parse', 'platform'],
    ['Failed', 'ExceededQuota : ApiBatchItems Limit exceeded.', 'platform'],
    ['Failed', '', 'transient'],
    ['Failed', 'Unknown : Exception with unknown cause occurred.', 'transient'],
    ['Aborted', 'TooManyLockFailure', 'platform'],
  ] as const)('%s: %s', (state, message, expected) => {
    expect(classifyJobError({ state, message }).class).toBe(expected);
  });

  test('was aborted by somebody, who is to be asked', () => {
    expect(classifyJobError({ state: 'Aborted', message: '' })).toEqual({
      class: 'platform',
      owner: 'release engineer',
      remedy: 'Somebody has aborted the job (Setup, Bulk Data Load Jobs). Find out why, then load again.',
    });
  });
});
