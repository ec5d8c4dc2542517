// SPDX-License-Identifier: Apache-2.0
import type { GateFigures, GateName } from '../../plan/index.ts';
import type { ReadSummary } from '../../run/index.ts';
import type { Load } from '../load.ts';
import type { OrgReading } from '../orgReading/readOrg.ts';
import type { RunPlan } from './planRun.ts';

type Found = { readonly org: OrgReading; readonly plan: RunPlan | undefined };

export function gateFiguresOf(
  { request, run }: Load,
  { org, plan, read, missingAccess }: Found & { readonly read: ReadSummary; readonly missingAccess: readonly string[] },
): GateFigures {
  const { runId, scoredAt } = run.manifest;
  return {
    rows: read.rows,
    rejects: read.rejected,
    maxRejects: request.maxRejects,
    atRisk: plan?.end.summary.atRisk ?? 0,
    unknown: plan?.end.summary.unknown ?? 0,
    maxUnknown: request.maxUnknown,
    receding: plan?.end.summary.actions.recede ?? 0,
    inactiveFlows: org.inactiveFlows ?? [],
    missingAccess,
    run: { runId, scoredAt },
    seasonRuns: (org.seasonRuns ?? []).flatMap((other) =>
      other.scoredAt === null || other.status === null
        ? []
        : [{ runId: other.runId, scoredAt: other.scoredAt.toISOString(), status: other.status }],
    ),
  };
}

/** False for a gate whose figure could not be had: its verdict would say nothing. */
export function isJudged(gate: GateName, { org, plan }: Found): boolean {
  switch (gate) {
    case 'unknown':
    case 'recede':
      return plan !== undefined;
    case 'flow':
      return org.inactiveFlows !== undefined;
    case 'stale':
      return org.seasonRuns !== undefined;
    default:
      return true;
  }
}
