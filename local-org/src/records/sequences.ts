// SPDX-License-Identifier: Apache-2.0
import type { Database } from './database.ts';

/** Counters for ids and auto numbers. A number that was taken is not given again, whatever becomes of its record. */
export interface Sequences {
  next(name: string): number;
  /** Writes down what was taken; inside the transaction that uses it. */
  keep(): void;
}

export function createSequences(database: Database): Sequences {
  database.run('CREATE TABLE IF NOT EXISTS "~sequence" (name TEXT PRIMARY KEY, value INTEGER NOT NULL)');
  const values = new Map(
    database.rows('SELECT name, value FROM "~sequence"').map((row) => [String(row['name']), Number(row['value'])]),
  );
  return {
    next(name) {
      const value = (values.get(name) ?? 0) + 1;
      values.set(name, value);
      return value;
    },
    keep() {
      // all of them, because an earlier keep may have been rolled back; there are as many as objects
      for (const [name, value] of values) {
        database.run(
          'INSERT INTO "~sequence" VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value',
          name,
          value,
        );
      }
    },
  };
}
