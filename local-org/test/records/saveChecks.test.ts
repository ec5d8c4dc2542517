// SPDX-License-Identifier: Apache-2.0
import type { InputRecord, SaveRequest } from '../../src/records/records.ts';
import { defineLookup, definePicklist } from '../../src/schema/field.ts';
import { aField, ADMIN_ID, anObject, insert, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;

beforeEach(() => {
  at = openTestOrg();
  at.org.schema.put(
    anObject(
      'Thing__c',
      [
        aField('Account__c', {
          type: 'reference',
          required: true,
          permissionable: false,
          reference: { ...defineLookup(['Account'], 'Account__r'), kind: 'masterDetail', reparentable: false },
          updateable: false,
        }),
        aField('Key__c', { externalId: true, unique: true }),
        aField('Color__c', { type: 'picklist', length: 255, picklist: definePicklist(['red', 'blue*'], true) }),
        aField('Many__c', { type: 'multipicklist', length: 4099, picklist: definePicklist(['a', 'b'], true) }),
        aField('Share__c', { type: 'double', precision: 7, scale: 6 }),
        aField('Done__c', { type: 'boolean', defaultValue: 'true' }),
        aField('Other__c', { type: 'reference', reference: defineLookup(['Thing__c'], 'Other__r') }),
      ],
      { sharingModel: 'ControlledByParent' },
    ),
  );
});
afterEach(() => at.close());

const save = (records: readonly InputRecord[], options: Partial<SaveRequest> = {}) =>
  at.org.records.save({
    object: 'Thing__c',
    operation: 'insert',
    records,
    allOrNone: false,
    actor: { userId: ADMIN_ID, system: false },
    ...options,
  });

const errorsOf = (values: InputRecord['values']) => {
  const [result] = save([{ values: { Account__c: anAccount(), ...values } }]);
  return result?.success === false ? result.errors : result;
};

const anAccount = () => insert(at.org, 'Account', { Name: 'Acme' });

test.each([
  [
    { Key__c: 'x'.repeat(21) },
    'STRING_TOO_LONG',
    `Key: data value too large: ${'x'.repeat(21)} (max length=20)`,
    ['Key__c'],
  ],
  [
    { Color__c: 'green' },
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Color: bad value for restricted picklist field: green',
    ['Color__c'],
  ],
  [
    { Many__c: 'a;c' },
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Many: bad value for restricted picklist field: c',
    ['Many__c'],
  ],
  [
    { Share__c: 10 },
    'NUMBER_OUTSIDE_VALID_RANGE',
    'Share: value outside of valid range on numeric field: 10',
    ['Share__c'],
  ],
  [
    { Other__c: '0015g0000000001AAA' },
    'FIELD_INTEGRITY_EXCEPTION',
    'Other: id value of incorrect type: 0015g0000000001AAA',
    ['Other__c'],
  ],
  [{ Other__c: 'a005g0000000099AAA' }, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []],
  [{ Other__c: 'nonsense' }, 'MALFORMED_ID', 'Other: id value of incorrect type: nonsense', ['Other__c']],
  [{ Account__c: null }, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Account__c]', ['Account__c']],
  [
    { 'Other__r.Key__c': 'k9' },
    'INVALID_FIELD',
    'Foreign key external ID: k9 not found for field Key__c in entity Thing__c',
    ['Key__c'],
  ],
  [
    { CreatedDate: '2026-01-01T00:00:00Z' },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'Unable to create/update fields: CreatedDate. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
    ['CreatedDate'],
  ],
])('%j is refused with %s', (values, statusCode, message, fields) => {
  expect(errorsOf(values)).toEqual([{ statusCode, message, fields }]);
});

test('defaults are taken where nothing is given, and numbers are rounded to their scale', () => {
  const [result] = save([{ values: { Account__c: anAccount(), Share__c: 0.12345649999 } }]);

  const record = at.org.records.read('Thing__c', result?.success === true ? result.id : '');
  expect(record).toMatchObject({ Color__c: 'blue', Done__c: true, Share__c: 0.123456, Many__c: null });
});

test('a default does not come back where null is given', () => {
  const [result] = save([{ values: { Account__c: anAccount(), Color__c: null, Done__c: null } }]);

  const record = at.org.records.read('Thing__c', result?.success === true ? result.id : '');
  expect(record).toMatchObject({ Color__c: null, Done__c: true });
});

describe('external ids', () => {
  const keyed = (Key__c: string | null, values = {}) => ({ values: { Key__c, Account__c: anAccount(), ...values } });

  test('twice in one chunk, in any case, fail both rows', () => {
    const results = save([keyed('k1'), keyed('K1'), keyed('k2')], { operation: 'upsert', externalIdField: 'Key__c' });

    const twice = (key: string) => ({
      success: false,
      errors: [
        { statusCode: 'DUPLICATE_VALUE', message: `Duplicate external id specified: ${key}`, fields: ['Key__c'] },
      ],
    });
    expect(results).toEqual([twice('k1'), twice('k1'), { success: true, id: 'a005g0000000001AAA', created: true }]);
  });

  test('match regardless of case, beyond ASCII too', () => {
    save([keyed('ÄÖ-1')], { operation: 'upsert', externalIdField: 'Key__c' });
    const [result] = save([{ values: { Key__c: 'äö-1' } }], { operation: 'upsert', externalIdField: 'Key__c' });

    expect(result).toEqual({ success: true, id: 'a005g0000000001AAA', created: false });
  });

  test('that are blank are missing arguments', () => {
    const results = save([keyed(null)], { operation: 'upsert', externalIdField: 'Key__c' });

    expect(results).toEqual([
      { success: false, errors: [{ statusCode: 'MISSING_ARGUMENT', message: 'Key__c not specified', fields: [] }] },
    ]);
  });

  test('that another record holds are duplicates', () => {
    save([keyed('k1')]);
    const results = save([keyed('K1'), keyed('k2'), keyed('k2')]);

    const duplicate = (id: string) => ({
      success: false,
      errors: [
        {
          statusCode: 'DUPLICATE_VALUE',
          message: `duplicate value found: Key__c duplicates value on record with id: ${id}`,
          fields: [],
        },
      ],
    });
    expect(results).toEqual([
      duplicate('a005g0000000001'),
      { success: true, id: 'a005g0000000003AAA', created: true },
      duplicate('a005g0000000003'),
    ]);
  });

  test('of a parent stand for its id', () => {
    const [first] = save([keyed('k1')]);
    const [second] = save([keyed('k2', { 'Other__r.Key__c': 'K1' })]);

    const other = at.org.records.read('Thing__c', second?.success === true ? second.id : '')?.['Other__c'];
    expect(other).toBe(first?.success === true ? first.id : undefined);
  });
});

describe('a master that its detail can not leave', () => {
  test('may be named again by an update', () => {
    const account = anAccount();
    save([{ values: { Key__c: 'k1', Account__c: account } }]);

    const [result] = save([{ values: { Key__c: 'k1', Account__c: account, Share__c: 1 } }], {
      operation: 'upsert',
      externalIdField: 'Key__c',
    });

    expect(result).toEqual({ success: true, id: 'a005g0000000001AAA', created: false });
  });

  test('may not be another one', () => {
    save([{ values: { Key__c: 'k1', Account__c: anAccount() } }]);

    const [result] = save([{ values: { Key__c: 'k1', Account__c: anAccount() } }], {
      operation: 'upsert',
      externalIdField: 'Key__c',
    });

    expect(result).toMatchObject({
      success: false,
      errors: [{ statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['Account__c'] }],
    });
  });

  test('takes its details with it when it is deleted', () => {
    const account = anAccount();
    save([{ values: { Key__c: 'k1', Account__c: account } }]);

    at.org.records.save({
      object: 'Account',
      operation: 'delete',
      records: [{ id: account, values: {} }],
      allOrNone: false,
      actor: { userId: ADMIN_ID, system: false },
    });

    expect(at.org.records.find('Thing__c', {})).toEqual([]);
  });
});

test('a chunk has at most 200 records', () => {
  expect(() => save(Array.from({ length: 201 }, () => ({ values: {} })))).toThrow(
    'a chunk has at most 200 records, this one has 201',
  );
});
