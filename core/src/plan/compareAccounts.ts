// SPDX-License-Identifier: Apache-2.0
import type { AccountOutline } from '../run/prediction.ts';
import { figureOf } from '../rules/exactDecimal.ts';
import { createJudge } from '../rules/judge.ts';
import { measureRisk } from '../rules/measureRisk.ts';
import type { RiskMeasures } from '../rules/measureRisk.ts';
import { createComparisonTally } from '../rules/preview/comparison.ts';
import type { Comparison } from '../rules/preview/comparison.ts';
import type { Figure } from '../rules/riskFields.ts';
import type { Threshold } from '../rules/threshold.ts';
import { isInControlGroup } from './isInControlGroup.ts';
import type { OrgAccount } from './orgState.ts';
import type { PlanContext } from './planContext.ts';
import { riskKeyOf } from './riskKey.ts';

/** Compares what two sets of rules want of a run, account by account, in any order and in the memory of a few counts. */
export interface AccountComparison {
  /** Neither side wants a risk of an account with no score of at least this: it need not be added. */
  readonly leastMicros: number;
  /** Once for each account of the run; undefined: both want a risk of it, or neither does. */
  add(account: AccountOutline): ChangedAccount | undefined;
  finish(): ComparedAccounts;
}

/** An account that one side wants only, with the figures of that side. */
export type ChangedAccount = {
  readonly change: 'enter' | 'leave';
  readonly accountKey: string;
  readonly holder: OrgAccount;
  readonly band: string;
  /** 0 to 1 */
  readonly probability: number;
  readonly valueAtRisk: Figure;
  readonly valueIsPartial: boolean;
  /** `YYYY-MM-DD` */
  readonly nextRenewalDate: string;
};

export type ComparedAccounts = {
  readonly comparison: Comparison;
  readonly now: UnwantedCounts;
  readonly after: UnwantedCounts;
};

/** Accounts at risk of which no risk is wanted. */
export type UnwantedCounts = { readonly unknown: number; readonly heldOut: number };

/** Both contexts are of one run and one org; they differ in thresholds and setting. */
export function createAccountComparison(now: PlanContext, after: PlanContext): AccountComparison {
  const sides = { now: createSide(now), after: createSide(after) };
  const tally = createComparisonTally(
    { now: now.thresholds, after: after.thresholds },
    { capacity: after.setting.maxAlertsPerOwner ?? null, every: 1 },
  );
  return {
    leastMicros: Math.min(...[...now.thresholds, ...after.thresholds].map(({ minMicros }) => minMicros)),
    add(account) {
      const wantedNow = sides.now.weigh(account);
      const wantedAfter = sides.after.weigh(account);
      const holder = after.accounts.get(account.accountId);
      if (holder === undefined) return undefined;
      tally.add(holder, wantedNow, wantedAfter);
      if (wantedAfter !== undefined) return wantedNow ? undefined : changeOf('enter', account, holder, wantedAfter);
      return wantedNow && changeOf('leave', account, holder, wantedNow);
    },
    finish: () => ({ comparison: tally.finish(), now: sides.now.unwanted(), after: sides.after.unwanted() }),
  };
}

type WantedMeasures = RiskMeasures & { readonly deciding: Threshold };

function createSide(context: PlanContext) {
  const judge = createJudge(context.thresholds, context.run.asOf);
  let unknown = 0;
  let heldOut = 0;
  return {
    weigh(account: AccountOutline): WantedMeasures | undefined {
      const judgement = judge(account.renewals);
      if (judgement === undefined) return undefined;
      if (!context.accounts.has(account.accountId)) {
        unknown++;
        return undefined;
      }
      const measures = measureRisk(judgement.atRisk.flatMap((i) => account.renewals[i] ?? []));
      if (!hasRisk(account, context) && isInControlGroup(account, measures, context)) {
        heldOut++;
        return undefined;
      }
      return { ...measures, deciding: judgement.deciding };
    },
    unwanted: (): UnwantedCounts => ({ unknown, heldOut }),
  };
}

function hasRisk({ accountId }: AccountOutline, { risks, run }: PlanContext): boolean {
  return risks.has(riskKeyOf(accountId, run.season).toLowerCase());
}

function changeOf(
  change: ChangedAccount['change'],
  { accountKey }: AccountOutline,
  holder: OrgAccount,
  wanted: WantedMeasures,
): ChangedAccount {
  return {
    change,
    accountKey,
    holder,
    band: wanted.deciding.band,
    probability: wanted.probabilityMicros / 1_000_000,
    valueAtRisk: figureOf(wanted.valueAtRiskCents, 2),
    valueIsPartial: wanted.valueIsPartial,
    nextRenewalDate: wanted.nextRenewalDate,
  };
}
