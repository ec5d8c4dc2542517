// SPDX-License-Identifier: Apache-2.0
// Faults that strike records, as the API answers them.
import type { FaultOrder } from 'local-faults';
import type { InputRecord, SaveResult } from '../../src/records/records.ts';
import { aField, ADMIN_ID, anObject, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;
beforeEach(() => {
  at = openTestOrg();
  at.org.schema.put(anObject('Thing__c', [aField('Key__c', { externalId: true, unique: true, idLookup: true })]));
});
afterEach(() => at.close());

const KEYS = Array.from({ length: 200 }, (_, index) => `k${index}`);
const upsert = (keys: readonly string[], name = 'x'): readonly SaveResult[] => {
  const records = keys.map((Key__c): InputRecord => ({ values: { Key__c, Name: name } }));
  const actor = { userId: ADMIN_ID, system: false };
  const request = { object: 'Thing__c', operation: 'upsert', externalIdField: 'Key__c' } as const;
  return at.org.records.save({ ...request, records, allOrNone: false, actor });
};
const errorOf = (result: SaveResult | undefined) => (result?.success === false ? result.errors : undefined);
const refusedOf = (keys: readonly string[], results: readonly SaveResult[]) =>
  keys.filter((_, index) => results[index]?.success === false).sort();

const PROCESS_FAILED = `We can't save this record because the “Keep Others Informed” process failed. Give your Salesforce admin these details. `;
const CASES: readonly (readonly [FaultOrder, string, string, readonly string[]])[] = [
  [
    { name: 'validation-rule', message: 'Not today.', field: 'Name' },
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    'Not today.',
    ['Name'],
  ],
  [{ name: 'validation-rule' }, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'This record must not be changed now.', []],
  [{ name: 'duplicate-rule' }, 'DUPLICATES_DETECTED', 'Use one of these records?', []],
  [{ name: 'storage-full' }, 'STORAGE_LIMIT_EXCEEDED', 'storage limit exceeded', []],
  [
    { name: 'flow-fault' },
    'CANNOT_EXECUTE_FLOW_TRIGGER',
    `${PROCESS_FAILED}<b>An unhandled fault has occurred in this flow</b><br>This error occurred when the flow tried to create records: REQUIRED_FIELD_MISSING: Required fields are missing: [OwnerId]. You can look up ExceptionCode values in the SOAP API Developer Guide. Error ID: `,
    [],
  ],
  [
    { name: 'cpu-limit', records: 0 },
    'CANNOT_EXECUTE_FLOW_TRIGGER',
    `${PROCESS_FAILED}Apex CPU time limit exceeded Error ID: `,
    [],
  ],
  [
    { name: 'cpu-limit', records: 0, in: 'trigger' },
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'Thing_Trigger: execution of AfterInsert\n\ncaused by: System.LimitException: Apex CPU time limit exceeded',
    [],
  ],
];

test.each(CASES)('%j refuses a record in the words of the platform', (order, statusCode, message, fields) => {
  at.org.faults.switchOn(order);

  const [refused] = upsert(['a']);
  at.org.faults.switchOff();

  expect(errorOf(refused)).toEqual([{ statusCode, message: expect.stringContaining(message), fields }]);
  expect(upsert(['a'])[0]).toMatchObject({ success: true, created: true });
});

test.each(['validation-rule', 'duplicate-rule', 'flow-fault'])(
  '%s refuses the same share of records whenever they come, and saves the others of their chunk',
  (name) => {
    at.org.faults.switchOn({ name, share: 0.02, seed: 3 });
    const backwards = [...KEYS].reverse();

    const refused = refusedOf(KEYS, upsert(KEYS));

    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(10);
    expect(refusedOf(backwards, upsert(backwards))).toEqual(refused);
    expect(at.org.records.find('Thing__c', {}).length).toBe(200 - refused.length);
  },
);

test.each(['duplicate-rule', 'storage-full'])('%s lets a record be changed that is there', (name) => {
  upsert(['old']);
  at.org.faults.switchOn({ name });

  const [changed, added] = upsert(['old', 'new'], 'changed');

  expect([changed?.success, added?.success]).toEqual([true, false]);
});

test('a storage that is nearly full takes what still fits', () => {
  at.org.faults.switchOn({ name: 'storage-full', after: 150 });

  expect(refusedOf(KEYS, upsert(KEYS)).length).toBe(50);
});

test('too little CPU time refuses every record of a large chunk and none of a small one', () => {
  at.org.faults.switchOn({ name: 'cpu-limit' });

  const [large, small] = [upsert(KEYS), upsert(KEYS.slice(0, 100))];

  expect([refusedOf(KEYS, large).length, small.every(({ success }) => success)]).toEqual([200, true]);
  expect(at.org.records.find('Thing__c', {}).length).toBe(100);
});

test('records of another object or operation are not struck', () => {
  upsert(['old']);
  at.org.faults.switchOn({ name: 'validation-rule', object: 'Account' });
  at.org.faults.switchOn({ name: 'flow-fault', operation: 'insert' });

  expect(upsert(['old'], 'changed')[0]?.success).toBe(true);
});
