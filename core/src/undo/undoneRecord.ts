// SPDX-License-Identifier: Apache-2.0
import { ADDED_COUNTS } from '../load/orgReading/seasonRuns.ts';
import type { WriteRow } from '../load/index.ts';
import type { Undo } from './undo.ts';

const NONE = Object.fromEntries(ADDED_COUNTS.map((field) => [field, 0]));

/**
 * What the Churn_Run__c says while its run is taken back: something of it may be half done, as in a load. Its counts
 * begin anew, so that a load that comes after an undo that died counts what it finds.
 */
export function undoingRecord({ startedAt }: Undo): WriteRow {
  return { ...NONE, Status__c: 'Loading', Started__c: startedAt.toISOString() };
}

/** What it was, where nothing was written to any Risk. */
export function untouchedRecord({ run: { record } }: Undo): WriteRow {
  return {
    ...record.counts,
    Status__c: record.status,
    Started__c: record.startedAt?.toISOString() ?? null,
  };
}

/** At the end. A run that is taken back in part only is neither loaded nor undone: it has failed. */
export function undoneRecord(
  { ports }: Undo,
  { isUndone, undoneAt }: { readonly isUndone: boolean; readonly undoneAt: Date },
): WriteRow {
  return {
    Status__c: isUndone ? 'Undone' : 'Failed',
    Finished__c: undoneAt.toISOString(),
    Loaded_By__c: ports.org.userId,
  };
}
