// SPDX-License-Identifier: Apache-2.0
import { createPlanner } from '../../src/plan/index.ts';
import type { Outcome, PlanContext, PlanEnd, PlannedAction } from '../../src/plan/index.ts';
import { compareCodePoints } from '../../src/rules/index.ts';
import type { AccountRenewals } from '../../src/run/prediction.ts';

export type WholePlan = {
  /** Of the run's accounts, by account. */
  readonly outcomes: readonly Outcome[];
  /** Of accounts in the run or not, by account. */
  readonly actions: readonly PlannedAction[];
  readonly end: PlanEnd;
};

/** A whole plan as a load makes it: details only where they are asked for. */
export const planOf = (context: PlanContext, accounts: readonly AccountRenewals[]): WholePlan => {
  const planner = createPlanner(context);
  const outcomes: Outcome[] = [];
  for (const account of accounts) {
    const read = planner.needsDetails(account) ? account : { ...account, details: undefined };
    const outcome = planner.consider(read);
    if (outcome !== undefined) outcomes.push(outcome);
  }
  const end = planner.finish(
    new Set(accounts.filter(({ incomplete }) => incomplete).map(({ accountId }) => accountId)),
  );
  const actions = [...outcomes.flatMap(({ action }) => action ?? []), ...end.actions];
  return { outcomes: sorted(outcomes), actions: sorted(actions), end };
};

const sorted = <T extends { readonly accountId: string }>(items: readonly T[]): readonly T[] =>
  items.toSorted((left, right) => compareCodePoints(left.accountId, right.accountId));
