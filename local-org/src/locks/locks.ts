// SPDX-License-Identifier: Apache-2.0
// Row locks. The org saves one transaction after the other, while on the platform they take time and overlap; so each
// transaction gets a start and a length in modelled time, and waits for those that hold its rows then. Nothing really
// waits, and the same requests meet the same locks on every machine.
import type { Switchboard } from 'local-faults';
import { slowSaves } from '../faults/slowSaves.ts';
import type { Clock } from '../org.ts';
import type { Database } from '../records/database.ts';
import { createHolds } from './holds.ts';
import { createLanes, type Lane } from './lanes.ts';
import { createStrangers } from './strangers.ts';

/** What a step of a save locks at once. */
export type WantedRows = {
  readonly object: string;
  readonly ids: readonly string[];
  /** Parents of what is saved, rather than the records themselves. */
  readonly areParents: boolean;
};

/** See the record locking cheat sheet: https://resources.docs.salesforce.com/rel1/doc/en-us/static/pdf/record_locking_cheatsheet.pdf */
export interface Locks {
  /**
   * Takes rows for the open transaction, which saves so many records, until its end. Answers the rows that it has
   * waited for in vain; undefined: all are its own.
   */
  take(wanted: readonly WantedRows[], records: number): WantedRows | undefined;
  /** Lets the transactions of `work` follow those of the lane. */
  inLane<T>(lane: Lane, work: () => T): T;
  openLanes(count: number): readonly Lane[];
  closeLanes(lanes: readonly Lane[]): void;
}

/** So long the platform waits for a row before it gives up. */
export const LOCK_WAIT = 10_000;

/** What saving one record takes, in milliseconds; an order of magnitude, for orgs with a Flow or two. */
const RECORD_TIME = 10;

type Transaction = { readonly lane: Lane | undefined; readonly from: number; time: number; readonly rows: Set<string> };

/** Transactions are those of the database. */
export function createLocks(
  database: Pick<Database, 'onEnd'>,
  clock: Clock,
  faults: Pick<Switchboard, 'inForce'>,
): Locks {
  const holds = createHolds();
  const lanes = createLanes(clock);
  const strangers = createStrangers(faults);
  let open: Transaction | undefined;

  function begin(): Transaction {
    const from = lanes.begin();
    return { lane: lanes.active, from, time: from, rows: new Set() };
  }

  function waitFor(transaction: Transaction, { object, ids, areParents }: WantedRows): boolean {
    const missing = ids.filter((id) => !transaction.rows.has(id));
    const others = areParents ? strangers.heldUntil(object, missing, transaction.time) : 0;
    const free = Math.max(others, holds.heldUntil(missing, transaction.time, transaction.lane === undefined));
    if (free - transaction.time > LOCK_WAIT) {
      transaction.time += LOCK_WAIT;
      return false;
    }
    transaction.time = Math.max(transaction.time, free);
    missing.forEach((id) => transaction.rows.add(id));
    return true;
  }

  function end(): void {
    if (open === undefined) return;
    const { lane, from, time, rows } = open;
    open = undefined;
    holds.add(rows, { from, until: time, isLane: lane !== undefined });
    if (lane !== undefined) lane.time = time;
    holds.forget(lanes.earliest);
  }

  database.onEnd(end);

  return {
    take(wanted, records) {
      const transaction = (open ??= begin());
      const refused = wanted.find((rows) => !waitFor(transaction, rows));
      if (refused === undefined) transaction.time += records * recordTime(faults);
      return refused;
    },
    inLane: lanes.inLane,
    openLanes: lanes.open,
    closeLanes: lanes.close,
  };
}

/** A transaction is as slow as the slowest fault makes it. */
function recordTime(faults: Pick<Switchboard, 'inForce'>): number {
  const slow = faults.inForce(slowSaves).filter((fault) => fault.strikes());
  return Math.max(RECORD_TIME, ...slow.map(({ options }) => options.milliseconds));
}
