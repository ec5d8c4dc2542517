// SPDX-License-Identifier: Apache-2.0
import type { AccountOutline, AccountRenewals, QuietAccounts } from '../run/prediction.ts';
import { compareCodePoints } from '../rules/codePointOrder.ts';
import { createJudge } from '../rules/judge.ts';
import { createPreview } from '../rules/preview/createPreview.ts';
import type { PreviewFacts } from '../rules/preview/createPreview.ts';
import { createScoreCollector } from '../rules/scoreDeciles.ts';
import type { ScoreDeciles } from '../rules/scoreDeciles.ts';
import { measureDrift } from '../rules/scoreDrift.ts';
import { decideUnwanted, isOpen } from './decide.ts';
import type { Decision, DecisionContext } from './decide.ts';
import { heldAfter } from './heldAfter.ts';
import type { OrgAccount, OrgRisk } from './orgState.ts';
import type { Outcome } from './outcome.ts';
import { planAccountAtRisk } from './planAccountAtRisk.ts';
import type { PlanContext } from './planContext.ts';
import type { PlannedAction } from './plannedAction.ts';
import type { PlanSummary } from './planSummary.ts';
import { createTally } from './planTally.ts';
import { accountIdOf, riskKeyOf } from './riskKey.ts';
import { strayParentOf } from './strayParent.ts';

/**
 * Plans a run account by account, in any order, in memory that grows with the accounts at risk only.
 * The result depends on the accounts, never on their order; sort outcomes by `accountId` with `compareCodePoints`.
 */
export interface Planner {
  /** Those of which there is nothing to say but their scores: what is told of them need not be considered. */
  readonly quiet: QuietAccounts;
  /** True where drivers and gaps matter: the account is at risk, or has a Risk that may recede (a row with bad drivers forbids that). */
  needsDetails(outline: AccountOutline): boolean;
  /** Once for each account of the run; undefined: there is nothing to say of it. `details` must be there where `needsDetails`. */
  consider(account: AccountRenewals): Outcome | undefined;
  /** After the last account: what becomes of the season's other Risks. `incomplete`: accountIds with a rejected row. */
  finish(incomplete: ReadonlySet<string>): PlanEnd;
}

export type PlanEnd = {
  /** Of the season's Risks whose accounts were not considered, by account. */
  readonly actions: readonly PlannedAction[];
  readonly summary: PlanSummary;
  /** JSON for Churn_Run__c.Preview__c (`PreviewDocument`), at most `maxLength` UTF-16 units. */
  readonly renderPreview: (maxLength: number, facts: Omit<PreviewFacts, 'setting'>) => string;
  /** JSON for Churn_Run__c.Score_Deciles__c (`ScoreDeciles`); undefined where the run has no accepted renewal. */
  readonly scoreDeciles: string | undefined;
  /** How far the scores have moved from those of an earlier run, as a PSI; undefined where the run has none. */
  readonly measureDriftFrom: (earlier: ScoreDeciles) => number | undefined;
};

export function createPlanner(context: PlanContext): Planner {
  const { run, thresholds, setting, accounts, risks } = context;
  const judge = createJudge(thresholds, run.asOf);
  const preview = createPreview(thresholds, run.asOf);
  const scores = createScoreCollector();
  const tally = createTally(thresholds);
  const decision = decisionContextOf(context);
  const considered = new Set<string>();
  const riskOf = (accountId: string): OrgRisk | undefined => risks.get(riskKeyOf(accountId, run.season).toLowerCase());

  return {
    quiet: {
      belowMicros: preview.leastMicros,
      butNot: [...risks.keys()].map((riskKey) => accountIdOf(riskKey, run.season)),
      onScore: (probabilityMicros) => scores.add(probabilityMicros),
    },

    needsDetails({ accountId, renewals }) {
      const risk = riskOf(accountId);
      return (risk !== undefined && isOpen(risk.status)) || judge(renewals) !== undefined;
    },

    consider(account) {
      const { accountId, renewals, incomplete } = account;
      for (const renewal of renewals) scores.add(renewal.probabilityMicros);
      const holder = accounts.get(accountId);
      const risk = riskOf(accountId);
      if (risk !== undefined) considered.add(accountId);
      const judgement = judge(renewals);
      const outcome = judgement && planAccountAtRisk({ account, judgement, holder, risk }, context, decision, tally);
      if (holder !== undefined) preview.add(holder, renewals, () => heldAfter({ account, risk, outcome }, context));
      if (outcome !== undefined) return outcome;
      if (risk === undefined) return undefined;
      const unwanted = { known: holder !== undefined, inRun: true, incomplete };
      const action = actionOf(accountId, risk, holder, decideUnwanted(unwanted, risk, decision));
      tally.countAction(action);
      return { accountId, action, assignment: undefined, unknown: undefined };
    },

    finish(incomplete) {
      const actions = [...risks.values()]
        .map((risk) => ({ risk, accountId: accountIdOf(risk.riskKey, run.season) }))
        .filter(({ accountId }) => !considered.has(accountId))
        .sort((left, right) => compareCodePoints(left.accountId, right.accountId))
        .map(({ risk, accountId }) => {
          const unwanted = { known: accounts.has(accountId), inRun: false, incomplete: incomplete.has(accountId) };
          return actionOf(accountId, risk, accounts.get(accountId), decideUnwanted(unwanted, risk, decision));
        });
      actions.forEach((action) => tally.countAction(action));
      const deciles = scores.deciles();
      return {
        actions,
        summary: tally.summarise([...risks.values()].filter((risk) => isOpen(risk.status)).length),
        renderPreview: (maxLength, facts) => preview.render(maxLength, { ...facts, setting }),
        scoreDeciles: deciles === undefined ? undefined : JSON.stringify(deciles),
        measureDriftFrom: ({ edges, counts }) =>
          deciles === undefined ? undefined : measureDrift(counts, scores.countBins(edges)),
      };
    },
  };
}

function decisionContextOf({ run, thresholds, setting, loadDay }: PlanContext): DecisionContext {
  return { run, loadDay, setting, ranks: new Map(thresholds.map(({ band, rank }) => [band, rank])) };
}

/** Of a Risk that the run does not want. */
function actionOf(accountId: string, risk: OrgRisk, holder: OrgAccount | undefined, decision: Decision): PlannedAction {
  const found = { riskKey: risk.riskKey, riskId: risk.id, ...strayParentOf(risk, holder) };
  return { accountId, ...found, band: undefined, route: undefined, ...decision };
}
