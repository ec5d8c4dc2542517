// SPDX-License-Identifier: Apache-2.0
import type { SaveRequest, SaveResult } from '../../src/records/records.ts';
import type { ReferenceDef } from '../../src/schema/definitions.ts';
import { defineLookup } from '../../src/schema/field.ts';
import { aField, ADMIN_ID, anObject, insert, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;
afterEach(() => at.close());

/** An org of things below accounts; the way a thing is tied to its account is the test's. */
function openThings(options: { required?: boolean; reference?: Partial<ReferenceDef> }): void {
  at = openTestOrg();
  const reference = { ...defineLookup(['Account'], 'Account__r'), ...options.reference };
  at.org.schema.put(
    anObject('Thing__c', [aField('Account__c', { type: 'reference', required: options.required ?? false, reference })]),
  );
}

const MASTER = { kind: 'masterDetail' } as const;
const accounts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => insert(at.org, 'Account', { Name: `a${index}` }));

const save = (records: SaveRequest['records'], operation: SaveRequest['operation'] = 'insert') =>
  at.org.records.save({
    object: 'Thing__c',
    operation,
    records,
    allOrNone: false,
    actor: { userId: ADMIN_ID, system: false },
  });
const below = (ids: readonly string[]) => ids.map((Account__c) => ({ values: { Account__c } }));
const errorOf = (result: SaveResult | undefined) => (result?.success === false ? result.errors : []);

test('no detail of a chunk is saved while a parent of one is locked', () => {
  openThings({ reference: MASTER });
  const ids = accounts(2);
  at.org.faults.switchOn({ name: 'locked-parents', attempts: 1 });

  const [refused, saved] = [save(below(ids)), save(below(ids))];

  const message = `unable to obtain exclusive access to this record or 2 records: ${ids.join(',')}`;
  expect(refused.map(errorOf)).toEqual([
    [{ statusCode: 'UNABLE_TO_LOCK_ROW', message, fields: [] }],
    [{ statusCode: 'UNABLE_TO_LOCK_ROW', message, fields: [] }],
  ]);
  expect(saved.map(({ success }) => success)).toEqual([true, true]);
  expect(at.org.records.find('Thing__c', {}).length).toBe(2);
});

test('of many rows the first ten are named', () => {
  openThings({ reference: MASTER });
  const ids = accounts(12);
  at.org.faults.switchOn({ name: 'locked-parents' });

  const [refused] = save(below(ids));

  const named = ids.slice(0, 10).join(',');
  const message = `unable to obtain exclusive access to this record or 12 records: ${named}, ... (2 more)`;
  expect(errorOf(refused)).toEqual([{ statusCode: 'UNABLE_TO_LOCK_ROW', message, fields: [] }]);
});

test.each([
  ['a master', { reference: MASTER }],
  ['the parent of a lookup that keeps it from being deleted', { reference: { deleteConstraint: 'Restrict' } }],
  ['the parent of a lookup that must be filled', { required: true }],
] as const)('%s holds details up while it is locked', (_, options) => {
  openThings(options);
  const ids = accounts(1);
  at.org.faults.switchOn({ name: 'locked-parents' });

  expect(save(below(ids)).map(({ success }) => success)).toEqual([false]);
});

test('the parent of any other lookup may be locked', () => {
  openThings({});
  const ids = accounts(1);
  at.org.faults.switchOn({ name: 'locked-parents' });

  expect(save(below(ids)).map(({ success }) => success)).toEqual([true]);
});

test('an update and a deletion lock the parent too', () => {
  openThings({ reference: MASTER });
  const [first] = save(below(accounts(1)));
  const id = first?.id ?? '';
  at.org.faults.switchOn({ name: 'locked-parents', attempts: 2 });

  const refused = [save([{ id, values: { Name: 'new' } }], 'update'), save([{ id, values: {} }], 'delete')].flat();
  const deleted = save([{ id, values: {} }], 'delete');

  expect(refused.flatMap(errorOf).map(({ statusCode }) => statusCode)).toEqual([
    'UNABLE_TO_LOCK_ROW',
    'UNABLE_TO_LOCK_ROW',
  ]);
  expect(deleted).toEqual([{ success: true, id, created: false }]);
});

test('a request for one record is answered with the lock', async () => {
  openThings({ reference: MASTER });
  const [id] = accounts(1);
  at.org.faults.switchOn({ name: 'locked-parents' });

  const answer = await at.call('POST', '/sobjects/Thing__c', { Name: 'x', Account__c: id });

  const message = `unable to obtain exclusive access to this record or 1 records: ${id}`;
  expect([answer.status, answer.body]).toEqual([400, [{ message, errorCode: 'UNABLE_TO_LOCK_ROW', fields: [] }]]);
});
