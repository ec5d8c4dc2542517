// SPDX-License-Identifier: Apache-2.0
// The one SQLite connection of an org: cached statements and nested transactions.
import { DatabaseSync, type StatementSync } from 'node:sqlite';

export type ColumnValue = string | number | null;
export type Row = Record<string, ColumnValue>;
/** A function that SQL may call; same arguments, same result, unless `changing`. */
export type SqlFunction = {
  readonly name: string;
  readonly changing?: boolean;
  readonly call: (...values: ColumnValue[]) => ColumnValue;
};

export interface Database {
  run(sql: string, ...values: ColumnValue[]): void;
  row(sql: string, ...values: ColumnValue[]): Row | undefined;
  rows(sql: string, ...values: ColumnValue[]): Row[];
  /** Rows as arrays in the order of the select list. */
  tuples(sql: string, ...values: ColumnValue[]): ColumnValue[][];
  /** Runs `work` in a transaction, or in a savepoint of the one that is open; rolls back when it throws. */
  transaction<T>(work: () => T): T;
  /** Calls `listener` after each outermost transaction, with whether it was committed. */
  onEnd(listener: (committed: boolean) => void): void;
  /** How many transactions are open, savepoints included. */
  readonly depth: number;
  /** Changes with every write and rollback: what was read holds while it stays the same. */
  readonly version: number;
  define(sqlFunction: SqlFunction): void;
  close(): void;
}

export function openDatabase(file: string | undefined): Database {
  const connection = new DatabaseSync(file ?? ':memory:');
  connection.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536',
  );
  const statement = cacheStatements(connection);
  const listeners: ((committed: boolean) => void)[] = [];
  let depth = 0;
  let version = 0;

  function transaction<T>(work: () => T): T {
    if (depth > 0) return nested(work);
    let committed = false;
    try {
      const result = nested(work);
      committed = true;
      return result;
    } finally {
      for (const listener of listeners) listener(committed);
    }
  }

  function nested<T>(work: () => T): T {
    const mark = depth === 0 ? undefined : `level${depth}`;
    statement(mark === undefined ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${mark}`).run();
    depth += 1;
    try {
      const result = work();
      statement(mark === undefined ? 'COMMIT' : `RELEASE ${mark}`).run();
      return result;
    } catch (error) {
      version += 1;
      connection.exec(mark === undefined ? 'ROLLBACK' : `ROLLBACK TO ${mark}; RELEASE ${mark}`);
      throw error;
    } finally {
      depth -= 1;
    }
  }

  return {
    run(sql, ...values) {
      version += 1;
      statement(sql).run(...values);
    },
    row: (sql, ...values) => statement(sql).get(...values) as Row | undefined,
    rows: (sql, ...values) => statement(sql).all(...values) as Row[],
    tuples: (sql, ...values) => statement(sql, true).all(...values) as unknown as ColumnValue[][],
    transaction,
    onEnd: (listener) => void listeners.push(listener),
    get depth() {
      return depth;
    },
    get version() {
      return version;
    },
    define: ({ name, changing = false, call }) =>
      connection.function(name, { deterministic: !changing, varargs: true }, (...values) =>
        call(...(values as ColumnValue[])),
      ),
    close: () => connection.close(),
  };
}

// Two caches, because a statement answers either objects or arrays. Texts vary with SOQL, so the cache is bounded.
const CACHED_STATEMENTS = 500;

function cacheStatements(connection: DatabaseSync): (sql: string, asArrays?: boolean) => StatementSync {
  const cache = new Map<string, StatementSync>();
  return (sql, asArrays = false) => {
    const key = asArrays ? `[]${sql}` : sql;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const prepared = connection.prepare(sql);
    if (asArrays) prepared.setReturnArrays(true);
    if (cache.size >= CACHED_STATEMENTS) cache.delete(cache.keys().next().value ?? '');
    cache.set(key, prepared);
    return prepared;
  };
}
