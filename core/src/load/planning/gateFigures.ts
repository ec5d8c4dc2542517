// SPDX-License-Identifier: Apache-2.0
import type { GateFigures, GateName, LimitFigures, ScoreDrift } from '../../plan/index.ts';
import type { ReadSummary } from '../../run/index.ts';
import type { Load } from '../load.ts';
import type { OrgReading } from '../orgReading/readOrg.ts';
import type { RulesInForce } from '../orgReading/rulesInForce.ts';
import type { RunPlan } from './planRun.ts';

type Found = { readonly org: OrgReading; readonly plan: RunPlan | undefined };

export type FoundForGates = Found & {
  readonly read: ReadSummary;
  readonly rules: RulesInForce | undefined;
  readonly drift: ScoreDrift | undefined;
  readonly missingAccess: readonly string[];
  readonly limits: readonly LimitFigures[];
};

export function gateFiguresOf(
  { request, run }: Load,
  { org, plan, read, rules, drift, missingAccess, limits }: FoundForGates,
): GateFigures {
  const { runId, scoredAt } = run.manifest;
  return {
    rows: read.rows,
    rejects: read.rejected,
    maxRejects: request.maxRejects,
    atRisk: plan?.end.summary.atRisk ?? 0,
    unknown: plan?.end.summary.unknown ?? 0,
    maxUnknown: request.maxUnknown,
    newAlerts: plan?.end.summary.newAlerts ?? 0,
    maxNewAlerts: rules?.setting.maxNewAlerts,
    receding: plan?.end.summary.actions.recede ?? 0,
    openBefore: plan?.end.summary.openBefore ?? 0,
    drift,
    inactiveFlows: org.inactiveFlows ?? [],
    missingAccess,
    allowance: limits.length === 0 ? undefined : { limits, keptPercent: request.keptAllowance },
    run: { runId, scoredAt },
    seasonRuns: (org.seasonRuns ?? []).flatMap((other) =>
      other.scoredAt === null || other.status === null
        ? []
        : [
            {
              runId: other.runId,
              scoredAt: other.scoredAt.toISOString(),
              status: other.status,
              newAlerts: other.counts.New_Alerts__c,
            },
          ],
    ),
  };
}

/** False for a gate whose figure could not be had: its verdict would say nothing. */
export function isJudged(gate: GateName, { org, plan, limits }: Found & Pick<FoundForGates, 'limits'>): boolean {
  switch (gate) {
    case 'unknown':
    case 'recede':
      return plan !== undefined;
    case 'volume':
    case 'drift':
      return plan !== undefined && org.seasonRuns !== undefined;
    case 'allowance':
      return limits.length > 0;
    case 'flow':
      return org.inactiveFlows !== undefined;
    case 'stale':
      return org.seasonRuns !== undefined;
    default:
      return true;
  }
}
