// SPDX-License-Identifier: Apache-2.0
import type { AccountRenewals, Renewal } from '../run/prediction.ts';
import { composeRisk } from '../rules/composeRisk.ts';
import { decimalText } from '../rules/exactDecimal.ts';
import type { Judgement } from '../rules/judge.ts';
import { measureRisk } from '../rules/measureRisk.ts';
import type { RiskMeasures } from '../rules/measureRisk.ts';
import type { Assignment } from './assignment.ts';
import { decideUnwanted, decideWanted } from './decide.ts';
import type { DecisionContext } from './decide.ts';
import { fingerprintOf } from './fingerprint.ts';
import { isInControlGroup } from './isInControlGroup.ts';
import type { OrgAccount, OrgRisk } from './orgState.ts';
import type { Outcome, UnknownAccount } from './outcome.ts';
import type { PlanContext } from './planContext.ts';
import type { PlannedAction } from './plannedAction.ts';
import type { PlanTally } from './planTally.ts';
import { riskKeyOf } from './riskKey.ts';
import { routeTask } from './routeTask.ts';
import { strayParentOf } from './strayParent.ts';

/** An account at risk and what the org holds of it. */
export type AccountAtRisk = {
  readonly account: AccountRenewals;
  readonly judgement: Judgement;
  /** The Account that holds the key; undefined: the org does not know it. */
  readonly holder: OrgAccount | undefined;
  readonly risk: OrgRisk | undefined;
};

/** Unknown to the org? Control group? Else the table of actions decides. Counts what it decides. */
export function planAccountAtRisk(
  atRisk: AccountAtRisk,
  context: PlanContext,
  decision: DecisionContext,
  tally: PlanTally,
): Outcome {
  const { account, judgement, holder, risk } = atRisk;
  const { accountId } = account;
  const band = judgement.deciding.band;
  const measures = measureRisk(renewalsOf(account, judgement));
  if (holder === undefined) {
    tally.countAtRisk(band, 'unknown');
    const action = risk === undefined ? undefined : planOrphan(account, risk, decision);
    if (action !== undefined) tally.countAction(action);
    return { accountId, action, assignment: undefined, unknown: unknownOf(account, band, measures) };
  }
  const heldOut = risk === undefined && isInControlGroup(account, measures, context);
  tally.countAtRisk(band, heldOut ? 'heldOut' : 'wanted');
  const assignment = assign(account, measures, band, heldOut, context);
  if (heldOut) return { accountId, action: undefined, assignment, unknown: undefined };
  const action = planWanted({ ...atRisk, holder }, decision);
  tally.countAction(action);
  return { accountId, action, assignment, unknown: undefined };
}

function renewalsOf({ renewals }: AccountRenewals, { atRisk }: Judgement): readonly Renewal[] {
  const chosen = new Set(atRisk);
  return renewals.filter((_, i) => chosen.has(i));
}

/** At risk, but no Account holds the key: its Risk is not wanted. */
function planOrphan(
  { accountId, incomplete }: AccountRenewals,
  risk: OrgRisk,
  decision: DecisionContext,
): PlannedAction {
  const decided = decideUnwanted({ known: false, inRun: true, incomplete }, risk, decision);
  return { accountId, riskKey: risk.riskKey, riskId: risk.id, band: undefined, route: undefined, ...decided };
}

function planWanted(
  { account, judgement, holder, risk }: AccountAtRisk & { readonly holder: OrgAccount },
  context: DecisionContext,
): PlannedAction {
  const { deciding } = judgement;
  const fields = composeRisk(account, judgement);
  const riskKey = risk?.riskKey ?? riskKeyOf(account.accountKey, context.run.season);
  const wanted = { riskKey, accountRecordId: holder.id, fields, fingerprint: fingerprintOf(fields), deciding };
  const decided = decideWanted(wanted, risk, context);
  const route = decided.newAlert ? routeTask(deciding.assignTo, holder) : undefined;
  const { band } = deciding;
  return {
    accountId: account.accountId,
    riskKey,
    riskId: risk?.id,
    ...strayParentOf(risk, holder),
    band,
    route,
    ...decided,
  };
}

function assign(
  { accountKey }: AccountRenewals,
  measures: RiskMeasures,
  band: string,
  heldOut: boolean,
  { run }: PlanContext,
): Assignment {
  const { season, runId, asOf } = run;
  const arm = heldOut ? 'held_out' : 'treated';
  return { accountKey, season, arm, ...figuresOf(measures), band, runId, asOf };
}

function unknownOf({ accountKey }: AccountRenewals, band: string, measures: RiskMeasures): UnknownAccount {
  return { accountKey, band, ...figuresOf(measures), renewalsAtRisk: measures.renewalsAtRisk };
}

function figuresOf(measures: RiskMeasures): { readonly probability: number; readonly valueAtRisk: number } {
  return {
    probability: measures.probabilityMicros / 1_000_000,
    valueAtRisk: Number(decimalText(measures.valueAtRiskCents, 2)),
  };
}
