// SPDX-License-Identifier: Apache-2.0
import type { ReferenceDef } from '../../src/schema/definitions.ts';
import { defineLookup } from '../../src/schema/field.ts';
import { aField, ADMIN_ID, anObject, insert, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;
let account: string;

beforeEach(() => {
  at = openTestOrg();
  account = insert(at.org, 'Account', { Name: 'Acme' });
});
afterEach(() => at.close());

/** An object that points at Account in this way, with one record that does. */
function pointAtAccount(options: Partial<ReferenceDef>): string {
  const reference = { ...defineLookup(['Account'], 'Account__r'), ...options };
  at.org.schema.put(anObject('Thing__c', [aField('Account__c', { type: 'reference', reference })]));
  return insert(at.org, 'Thing__c', { Account__c: account });
}

const remove = (ids: readonly string[], allOrNone = false) =>
  at.org.records.save({
    object: 'Account',
    operation: 'delete',
    records: ids.map((id) => ({ id, values: {} })),
    allOrNone,
    actor: { userId: ADMIN_ID, system: false },
  });

test('a lookup to a deleted record is cleared', () => {
  const thing = pointAtAccount({ deleteConstraint: 'SetNull' });

  expect(remove([account])).toEqual([{ success: true, id: account, created: false }]);
  expect(at.org.records.read('Thing__c', thing)).toMatchObject({ Account__c: null });
});

test.each<Partial<ReferenceDef>>([{ deleteConstraint: 'Cascade' }, { kind: 'masterDetail' }])(
  '%j deletes the child too',
  (options) => {
    const thing = pointAtAccount(options);

    remove([account]);

    expect(at.org.records.read('Thing__c', thing)).toBeUndefined();
  },
);

test('a restricting lookup keeps its parent', () => {
  pointAtAccount({ deleteConstraint: 'Restrict' });

  const message =
    'Your attempt to delete the record could not be completed because it is associated with the following things';
  expect(remove([account])).toEqual([
    { success: false, id: account, errors: [{ statusCode: 'DELETE_FAILED', message, fields: [] }] },
  ]);
  expect(at.org.records.read('Account', account)).toBeDefined();
});

test('with allOrNone nothing is deleted when one is not there', () => {
  const results = remove([account, '0015g0000000099AAA'], true);

  expect(results.map((result) => (result.success ? [] : result.errors.map(({ statusCode }) => statusCode)))).toEqual([
    ['ALL_OR_NONE_OPERATION_ROLLED_BACK'],
    ['ENTITY_IS_DELETED'],
  ]);
  expect(at.org.records.read('Account', account)).toBeDefined();
});
