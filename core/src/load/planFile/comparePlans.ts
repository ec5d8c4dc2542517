// SPDX-License-Identifier: Apache-2.0
import { accountIdOf } from '../../plan/index.ts';
import { compareCodePoints } from '../../rules/index.ts';
import type { LoadPlan } from '../planning/planLoad.ts';
import { changeOf, goneChange, unapprovedChange, type PlanChange } from './planChanges.ts';
import type { PlanEntry } from './planEntry.ts';
import type { SavedPlan } from './savedPlan.ts';
import { planEntries } from './writePlanFile.ts';

export type PlanComparison = {
  /** Risks that can't be written as they were approved, because the org is not what it was. */
  readonly changed: number;
  /** Risks of which nothing but the due date of the Task is another. */
  readonly dueOtherwise: number;
  /** The first of the changed ones. */
  readonly examples: readonly PlanChange[];
};

/** Holds the plan of now against the approved one, entry by entry: both lie in the order of accounts. */
export async function comparePlans(approved: SavedPlan, plan: LoadPlan, mostExamples: number): Promise<PlanComparison> {
  const { season } = approved.header.run;
  const examples: PlanChange[] = [];
  let changed = 0;
  let dueOtherwise = 0;
  for await (const { then, now } of pairUp(approved.entries(), planEntries(plan), season)) {
    const change = changeBetween(then, now, plan);
    if (change === undefined) continue;
    if (change.cause === 'day') dueOtherwise++;
    else changed++;
    if (change.cause === 'org' && examples.length < mostExamples) examples.push(change);
  }
  return { changed, dueOtherwise, examples };
}

type Pair = { readonly then: PlanEntry | undefined; readonly now: PlanEntry | undefined };

function changeBetween(
  then: PlanEntry | undefined,
  now: PlanEntry | undefined,
  plan: LoadPlan,
): PlanChange | undefined {
  if (then === undefined) return now && unapprovedChange(now);
  return now === undefined ? goneChange(then, plan.org.risks?.get(then.riskKey.toLowerCase())) : changeOf(then, now);
}

async function* pairUp(
  approved: AsyncIterable<PlanEntry>,
  present: Iterable<PlanEntry>,
  season: string,
): AsyncGenerator<Pair> {
  const rest = present[Symbol.iterator]();
  let now = next(rest);
  for await (const then of approved) {
    const account = accountIdOf(then.riskKey, season);
    for (; now !== undefined && order(now, account, season) < 0; now = next(rest)) yield { then: undefined, now };
    if (now !== undefined && order(now, account, season) === 0) {
      yield { then, now };
      now = next(rest);
    } else {
      yield { then, now: undefined };
    }
  }
  for (; now !== undefined; now = next(rest)) yield { then: undefined, now };
}

function next(entries: Iterator<PlanEntry>): PlanEntry | undefined {
  const step = entries.next();
  return step.done === true ? undefined : step.value;
}

function order({ riskKey }: PlanEntry, account: string, season: string): number {
  return compareCodePoints(accountIdOf(riskKey, season), account);
}
