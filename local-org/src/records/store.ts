// SPDX-License-Identifier: Apache-2.0
import type { Database } from './database.ts';

/** Small JSON documents by kind and id, in the same database (and transaction) as the records. */
export interface Store {
  get<T>(kind: string, id: string): T | undefined;
  /** In the order of their first `put`. */
  list<T>(kind: string): readonly T[];
  put(kind: string, id: string, document: unknown): void;
  delete(kind: string, id: string): void;
}

export function createStore(database: Database): Store {
  database.run(
    'CREATE TABLE IF NOT EXISTS "~document" (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, id))',
  );
  return {
    get: <T>(kind: string, id: string) => {
      const row = database.row('SELECT body FROM "~document" WHERE kind = ? AND id = ?', kind, id);
      return row === undefined ? undefined : (JSON.parse(String(row['body'])) as T);
    },
    list: <T>(kind: string) =>
      database
        .rows('SELECT body FROM "~document" WHERE kind = ? ORDER BY rowid', kind)
        .map((row) => JSON.parse(String(row['body'])) as T),
    put: (kind, id, document) =>
      void database.run(
        'INSERT INTO "~document" (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body',
        kind,
        id,
        JSON.stringify(document),
      ),
    delete: (kind, id) => void database.run('DELETE FROM "~document" WHERE kind = ? AND id = ?', kind, id),
  };
}
