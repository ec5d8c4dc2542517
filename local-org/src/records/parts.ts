// SPDX-License-Identifier: Apache-2.0
import type { Access, Clock, Schema } from '../org.ts';
import type { Locks } from '../locks/locks.ts';
import type { Database } from './database.ts';
import type { Actor, Automation, Change } from './records.ts';
import type { Sequences } from './sequences.ts';
import type { StoredReading } from './storedReading.ts';

/** What the steps of a save work with. */
export type SaveParts = {
  readonly database: Database;
  readonly stored: StoredReading;
  readonly schema: Schema;
  readonly access: Access;
  readonly clock: Clock;
  readonly sequences: Sequences;
  readonly locks: Locks;
  /** A function, because automation is built upon the records that it serves. */
  readonly automation: () => Automation;
  /** Told after each save that records of an object may have changed. */
  readonly saved: (object: string) => void;
  /** Committed changes wait here for the outermost transaction. */
  readonly pending: { changes: readonly Change[]; actor: Actor }[];
};
