// SPDX-License-Identifier: Apache-2.0
import type { RowReject } from './prediction.ts';
import type { FaultyRow } from './row.ts';

export type RejectTallyOptions = {
  readonly onReject: (reject: RowReject) => void;
  /** Account ids known to be incomplete before the first row. */
  readonly incomplete: ReadonlySet<string>;
};

/** What was rejected so far, and which accounts are incomplete because of it. */
export type RejectTally = {
  /** `isHandedOut` is asked only where the row's account was not known to be incomplete. */
  add(file: string, row: FaultyRow, isHandedOut: (accountId: string) => boolean): void;
  isIncomplete(accountId: string): boolean;
  readonly rejected: number;
  readonly incomplete: ReadonlySet<string>;
  /** An account was handed out as complete and one of its rows was rejected later. */
  readonly surprised: boolean;
};

export function createRejectTally({ onReject, incomplete: known }: RejectTallyOptions): RejectTally {
  const incomplete = new Set<string>();
  let rejected = 0;
  let surprised = false;
  const isIncomplete = (accountId: string) => incomplete.has(accountId) || known.has(accountId);
  return {
    add(file, { row, accountId, fault }, isHandedOut) {
      rejected++;
      onReject({ file, row, ...fault });
      if (accountId === undefined) return;
      if (!isIncomplete(accountId) && isHandedOut(accountId)) surprised = true;
      incomplete.add(accountId);
    },
    isIncomplete,
    get rejected() {
      return rejected;
    },
    incomplete,
    get surprised() {
      return surprised;
    },
  };
}
