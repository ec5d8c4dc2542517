// SPDX-License-Identifier: Apache-2.0
// Records as they are stored, read once between two writes: formulas of a chunk ask for the same parents again and again.
import type { ObjectDef } from '../schema/definitions.ts';
import type { Database } from './database.ts';
import type { RecordValues } from './records.ts';
import { tableOf, toRecord } from './table.ts';

export type StoredReading = {
  /** Without calculated fields. */
  read(object: ObjectDef, id: string): RecordValues | undefined;
  /** Those of the ids that exist, read in one query. */
  readAll(object: ObjectDef, ids: readonly string[]): readonly RecordValues[];
};

/** Bounds the memory: many times the parents of a chunk. */
const KNOWN_RECORDS = 2000;

export function createStoredReading(database: Database): StoredReading {
  const known = new Map<string, RecordValues | undefined>();
  let version = database.version;

  function forgetWhatChanged(): void {
    if (version !== database.version || known.size >= KNOWN_RECORDS) known.clear();
    version = database.version;
  }

  function readAll(object: ObjectDef, ids: readonly string[]): readonly RecordValues[] {
    forgetWhatChanged();
    const table = tableOf(object);
    const records = database.tuples(table.select, JSON.stringify(ids)).map((tuple) => toRecord(table, tuple));
    for (const record of records) known.set(keyOf(object, String(record['Id'])), record);
    return records;
  }

  return {
    readAll,
    read(object, id) {
      forgetWhatChanged();
      const key = keyOf(object, id);
      if (!known.has(key)) known.set(key, readAll(object, [id])[0]);
      return known.get(key);
    },
  };
}

const keyOf = (object: ObjectDef, id: string): string => `${object.name} ${id}`;
