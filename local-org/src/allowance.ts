// SPDX-License-Identifier: Apache-2.0
// What of an org's daily limits is used up. Counted from the start of the server; nothing comes back after a day.
import type { InForce, Switchboard } from 'local-faults';
import { limitUsedUp } from './faults/limitUsedUp.ts';

export type DailyLimit = 'DailyApiRequests' | 'DailyBulkApiBatches' | 'DailyBulkV2QueryJobs';
export type DailyLimits = Readonly<Record<DailyLimit, number>>;

/** As /limits tells it. */
export type LimitView = { readonly Max: number; readonly Remaining: number };

export interface Allowance {
  /** Counts one more; false, and nothing counted, where none is left. */
  spend(limit: DailyLimit): boolean;
  read(limit: DailyLimit): LimitView;
}

/** Of an Enterprise org that has few users. */
export const DEFAULT_LIMITS: DailyLimits = {
  DailyApiRequests: 100_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryJobs: 10_000,
};

export function createAllowance(limits: DailyLimits, faults: Switchboard): Allowance {
  const used: Record<DailyLimit, number> = { DailyApiRequests: 0, DailyBulkApiBatches: 0, DailyBulkV2QueryJobs: 0 };
  const usedBefore = new WeakMap<object, number>();

  function leftBy(fault: InForce<typeof limitUsedUp>, limit: DailyLimit): number {
    if (fault.options.limit !== limit) return Infinity;
    // nothing was counted between the switch and the first look
    const before = usedBefore.get(fault) ?? used[limit];
    usedBefore.set(fault, before);
    return fault.options.left - (used[limit] - before);
  }

  function read(limit: DailyLimit): LimitView {
    const left = faults.inForce(limitUsedUp).map((fault) => leftBy(fault, limit));
    return { Max: limits[limit], Remaining: Math.max(0, Math.min(limits[limit] - used[limit], ...left)) };
  }

  return {
    read,
    spend(limit) {
      if (read(limit).Remaining === 0) {
        for (const fault of faults.inForce(limitUsedUp)) if (leftBy(fault, limit) <= 0) fault.strikes();
        return false;
      }
      used[limit] += 1;
      return true;
    },
  };
}
