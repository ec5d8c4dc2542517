// SPDX-License-Identifier: Apache-2.0
import { createSwitchboard } from 'local-faults';
import { createAccess } from '../../src/access/access.ts';
import { createLocks } from '../../src/locks/locks.ts';
import { openDatabase } from '../../src/records/database.ts';
import { createRecords } from '../../src/records/engine.ts';
import type { Automation, Change, Records, SaveError, SaveRequest } from '../../src/records/records.ts';
import { createSequences } from '../../src/records/sequences.ts';
import { createStoredReading } from '../../src/records/storedReading.ts';
import { createStore } from '../../src/records/store.ts';
import { FOLD, syncTable } from '../../src/records/table.ts';
import { createSchema } from '../../src/schema/schema.ts';
import { aField, anObject, NOW } from '../testOrg.ts';

type Script = Partial<Pick<Automation, 'validate' | 'afterSave'>>;

/** The record engine with an automation of the test's own making. */
function openRecords(script: (records: () => Records) => Script) {
  const database = openDatabase(undefined);
  database.define(FOLD);
  const store = createStore(database);
  const schema = createSchema(store, (object) => syncTable(database, object));
  schema.put(
    anObject('Thing__c', [aField('Key__c', { externalId: true, unique: true })], {
      sharingModel: 'ControlledByParent',
    }),
  );
  const committed: string[][] = [];
  const automation: Automation = {
    validate: () => [],
    calculate: () => null,
    afterSave: () => new Map(),
    afterCommit: (changes) => void committed.push(changes.map(({ values }) => String(values['Name']))),
    refresh: () => undefined,
    ...script(() => records),
  };
  const records = createRecords({
    database,
    schema,
    access: createAccess(database, store, schema),
    clock: { now: () => NOW },
    sequences: createSequences(database),
    locks: createLocks(database, { now: () => NOW }, createSwitchboard([])),
    stored: createStoredReading(database),
    automation: () => automation,
    saved: () => undefined,
    pending: [],
  });
  const names = () => records.find('Thing__c', {}).map(({ Name }) => Name);
  const save = (list: readonly string[], options: Partial<SaveRequest> = {}) =>
    records.save({
      object: 'Thing__c',
      operation: 'insert',
      records: list.map((Name) => ({ values: { Name } })),
      allOrNone: false,
      actor: { userId: '', system: true },
      ...options,
    });
  return { save, names, committed, records };
}

const failure = (message: string): SaveError => ({ statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER', message, fields: [] });
const failNamed = (name: string, changes: readonly Change[]) =>
  new Map(changes.filter(({ values }) => values['Name'] === name).map(({ index }) => [index, failure(name)]));

test('a record that validation refuses is left out, the others are saved', () => {
  const { save, names, committed } = openRecords(() => ({
    validate: ({ values }) => (values['Name'] === 'b' ? [failure('no b')] : []),
  }));

  const results = save(['a', 'b', 'c']);

  expect(results.map(({ success }) => success)).toEqual([true, false, true]);
  expect([names(), committed]).toEqual([['a', 'c'], [['a', 'c']]]);
});

test('automation runs again without the records that failed in it, and what it did before is undone', () => {
  const runs: number[] = [];
  const { save, names, committed } = openRecords((records) => ({
    afterSave: (changes) => {
      if (changes.some(({ values }) => String(values['Name']).startsWith('by '))) return new Map();
      runs.push(changes.length);
      records().save({
        object: 'Thing__c',
        operation: 'insert',
        records: [{ values: { Name: `by run ${runs.length}` } }],
        allOrNone: true,
        actor: { userId: '', system: true },
      });
      return failNamed('b', changes);
    },
  }));

  const results = save(['a', 'b', 'c']);

  expect(results[1]).toMatchObject({ success: false, errors: [failure('b')] });
  expect(runs).toEqual([3, 2]);
  expect(names()).toEqual(['a', 'c', 'by run 2']);
  expect(committed).toEqual([['a', 'c'], ['by run 2']]);
});

test('after three attempts the platform gives up on the chunk', () => {
  let attempt = 0;
  const { save, names } = openRecords(() => ({
    afterSave: (changes) => failNamed('abc'.charAt((attempt += 1) - 1), changes),
  }));

  const results = save(['a', 'b', 'c', 'd']);

  expect(results.map((result) => (result.success ? undefined : result.errors[0]?.message))).toEqual([
    'a',
    'b',
    'c',
    'Too many batch retries in the presence of Apex triggers and partial failures.',
  ]);
  expect(names()).toEqual([]);
});

test('all or none saves none when one is refused', () => {
  const { save, names, committed } = openRecords(() => ({ afterSave: (changes) => failNamed('b', changes) }));

  const results = save(['a', 'b'], { allOrNone: true });

  const rolledBack = {
    statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
    fields: [],
  };
  expect(results.map((result) => (result.success ? [] : result.errors))).toEqual([[rolledBack], [failure('b')]]);
  expect([names(), committed]).toEqual([[], []]);
});

test('a change tells what the record held before', () => {
  const seen: unknown[] = [];
  const { save, records } = openRecords(() => ({
    afterSave: (changes) => {
      seen.push(...changes.map(({ isNew, prior, values }) => [isNew, prior?.['Name'], values['Name']]));
      return new Map();
    },
  }));

  save(['a']);
  const id = String(records.find('Thing__c', {})[0]?.['Id']);
  save([], { operation: 'update', records: [{ id, values: { Name: 'b' } }] });

  expect(seen).toEqual([
    [true, undefined, 'a'],
    [false, 'a', 'b'],
  ]);
});

test('an exception in automation leaves nothing behind', () => {
  const { save, names, committed } = openRecords(() => ({
    afterSave: () => {
      throw new Error('defect');
    },
  }));

  expect(() => save(['a'])).toThrow('defect');
  expect([names(), committed]).toEqual([[], []]);
});
