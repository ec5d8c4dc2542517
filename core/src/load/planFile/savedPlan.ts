// SPDX-License-Identifier: Apache-2.0
import type { PlanEntry } from './planEntry.ts';
import type { PlanHeader } from './planHeader.ts';

/** A plan file that is whole and unaltered. */
export type SavedPlan = {
  /** Where it was read from, for messages. */
  readonly uri: string;
  readonly header: PlanHeader;
  /** Of the file up to its seal: names exactly this plan. */
  readonly sha256: string;
  /** By account, in the order of the plan. Read from the file anew each time. */
  entries(): AsyncIterable<PlanEntry>;
};

/** Which plan a load saved, or carried out. */
export type PlanMark = { readonly sha256: string; readonly madeAt: string };
