// SPDX-License-Identifier: Apache-2.0
import { ACTION_KINDS, type PlanSummary } from '../../plan/index.ts';
import type { Load } from '../load.ts';
import type { PlanMark, SavedPlan } from '../planFile/savedPlan.ts';
import type { LoadPlan } from '../planning/planLoad.ts';
import { sourceOf } from '../writing/churnRunRecord.ts';
import type { Alert } from '../writing/findTasks.ts';
import type { RisksWritten } from '../writing/writeRisks.ts';
import { isWritingKind } from '../writing/writingKind.ts';
import { countErrors } from './countErrors.ts';
import { errorCodeIn } from './errorCodeIn.ts';
import type { FailedWrite } from './failedWrite.ts';
import type { ActionReport, LoadOutcome, LoadReport, TaskReport } from './loadReport.ts';
import type { ResultFiles } from './resultFiles.ts';

/** How a load ended, or that it has begun. */
export type LoadEnd = {
  readonly outcome: LoadOutcome;
  readonly written?: RisksWritten;
  /** The lines of failed.csv. */
  readonly failed?: readonly FailedWrite[];
  /** All alerts of the run that the Task check looked at. */
  readonly alerts?: readonly Alert[];
  /** The plan file that a dry run wrote. */
  readonly saved?: PlanMark;
};

export function composeReport(load: Load, plan: LoadPlan, end: LoadEnd, files: ResultFiles): LoadReport {
  const { request, ports, run, startedAt } = load;
  const { runId, season, asOf, scope } = run.manifest;
  const summary = plan.plan?.end.summary;
  return {
    loadId: request.loadId,
    runId,
    season,
    asOf,
    scope,
    source: sourceOf(run),
    orgId: ports.org.orgId,
    outcome: end.outcome,
    dryRun: request.dryRun,
    startedAt: startedAt.toISOString(),
    finishedAt: end.outcome === 'loading' ? null : ports.clock().toISOString(),
    stages: load.stageTimes(),
    rows: plan.read.rows,
    rejects: plan.read.rejected,
    accounts: plan.read.accounts,
    atRisk: summary?.atRisk ?? 0,
    unknown: summary?.unknown ?? 0,
    heldOut: summary?.heldOut ?? 0,
    actions: actionReports(summary, end.written),
    bands: summary?.bands ?? [],
    routes: (summary?.routes ?? []).map(({ kind, name, alerts }) => ({ kind, name, alerts })),
    newAlerts: { planned: summary?.newAlerts ?? 0, written: end.written?.newAlerts ?? 0 },
    tasks: taskReport(end.alerts ?? []),
    failed: end.written?.failed.length ?? 0,
    retried: end.written?.retried ?? { records: 0, jobs: 0 },
    errors: countErrors(end.failed ?? []),
    gates: plan.gates,
    plan: end.saved ?? appliedPlan(request.approved),
    warnings: [...plan.warnings, ...(end.written?.jobErrors ?? [])],
    thresholds: plan.rules?.records ?? [],
    jobs: end.written?.jobs ?? [],
    apiCalls: ports.org.calls,
    polls: ports.org.polls,
    resultFiles: files.folders,
  };
}

function appliedPlan(approved: SavedPlan | undefined): PlanMark | null {
  return approved === undefined ? null : { sha256: approved.sha256, madeAt: approved.header.madeAt };
}

function actionReports(summary: PlanSummary | undefined, written: RisksWritten | undefined): readonly ActionReport[] {
  return ACTION_KINDS.map((kind) => ({
    kind,
    planned: summary?.actions[kind] ?? 0,
    written: isWritingKind(kind) ? (written?.written[kind] ?? 0) : 0,
    failed: written?.failed.filter(({ action }) => action === kind).length ?? 0,
  }));
}

function taskReport(alerts: readonly Alert[]): TaskReport {
  const missing = alerts.filter((alert) => !alert.hasTask);
  return {
    alerts: alerts.length,
    found: alerts.length - missing.length,
    missing: missing.map(({ riskId, error }) => ({ riskId, error: error === null ? null : errorCodeIn(error) })),
  };
}
