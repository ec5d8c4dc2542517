// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '../../src/records/database.ts';
import { createStoredReading, type StoredReading } from '../../src/records/storedReading.ts';
import { FOLD, syncTable } from '../../src/records/table.ts';
import { aField, anObject } from '../testOrg.ts';

const THING = anObject('Thing__c', [aField('Id', { type: 'id' }), aField('Key__c')]);

let database: Database;
let stored: StoredReading;
beforeEach(() => {
  database = openDatabase(undefined);
  database.define(FOLD);
  syncTable(database, THING);
  insert('1', 'first');
  insert('2', 'second');
  stored = createStoredReading(database);
});

const insert = (id: string, key: string): void =>
  database.run('INSERT INTO "Thing__c" ("Id", "Key__c") VALUES (?, ?)', id, key);
const keyOf = (id: string): unknown => stored.read(THING, id)?.['Key__c'];

describe('createStoredReading', () => {
  test('answers those of the ids that exist', () => {
    expect(stored.readAll(THING, ['2', '3', '1']).map(({ Id, Key__c }) => [Id, Key__c])).toEqual([
      ['1', 'first'],
      ['2', 'second'],
    ]);
  });

  test('reads the same record object until something is written', () => {
    const [first] = stored.readAll(THING, ['1']);

    expect(stored.read(THING, '1')).toBe(first);
    insert('3', 'third');
    expect(stored.read(THING, '1')).not.toBe(first);
  });

  test('sees what was written since', () => {
    expect(keyOf('1')).toBe('first');
    expect(keyOf('3')).toBeUndefined();

    database.run('UPDATE "Thing__c" SET "Key__c" = ? WHERE "Id" = ?', 'changed', '1');
    insert('3', 'third');

    expect([keyOf('1'), keyOf('3')]).toEqual(['changed', 'third']);
  });

  test('forgets what a transaction wrote that was rolled back', () => {
    const failing = (): void =>
      database.transaction(() => {
        insert('3', 'third');
        expect(keyOf('3')).toBe('third');
        throw new Error('rolled back');
      });

    expect(failing).toThrow('rolled back');
    expect(keyOf('3')).toBeUndefined();
  });
});
