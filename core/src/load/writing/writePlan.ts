// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import type { HeldSeason } from '../lease/holdSeason.ts';
import type { Load } from '../load.ts';
import type { SeasonRun } from '../orgReading/seasonRuns.ts';
import type { LoadPlan } from '../planning/planLoad.ts';
import type { IngestStop, SaveOutcome } from '../ports.ts';
import type { LoadEnd } from '../report/composeReport.ts';
import { classifyError } from '../report/errorClass.ts';
import type { FailedWrite } from '../report/failedWrite.ts';
import { outcomeOf } from '../report/stoppedLoad.ts';
import { checkTasks } from './checkTasks.ts';
import { addAlerts } from './alertCounts.ts';
import { finishedRun, NO_COUNTS } from './churnRunRecord.ts';
import type { Alert } from './findTasks.ts';
import { isWritingKind } from './writingKind.ts';
import { NOTHING_WRITTEN, writeRisks, type RisksWritten } from './writeRisks.ts';

/** How the writing ended. `stopped`: by this error, with the lease still held; everything that was done is in the rest. */
export type WriteEnd = Required<Pick<LoadEnd, 'outcome' | 'written' | 'alerts' | 'failed'>> & {
  readonly stopped: IngestStop | undefined;
};

/**
 * Risks, Task check and the finished Churn_Run__c, with which the lease is given up. `before`: the run as it was.
 * Throws nothing, so that what was written is known however it ends.
 */
export async function writePlan(
  load: Load,
  season: HeldSeason,
  plan: LoadPlan,
  before: SeasonRun | undefined,
): Promise<WriteEnd> {
  const written = await writePlannedRisks(load, season, plan);
  const { failed, stopped } = written;
  if (stopped !== undefined) return { outcome: outcomeOf(stopped.error), written, alerts: [], failed, stopped };
  try {
    return { ...(await finishRun(load, season, { plan, written, before })), stopped };
  } catch (error) {
    return { outcome: outcomeOf(error), written, alerts: [], failed, stopped: { error, jobId: undefined } };
  }
}

type Written = { readonly plan: LoadPlan; readonly written: RisksWritten; readonly before: SeasonRun | undefined };

async function finishRun(load: Load, season: HeldSeason, done: Written): Promise<Omit<WriteEnd, 'stopped'>> {
  const { plan, written, before } = done;
  const alerts = await lookAtAlerts(load, season, done);
  const missing = alerts.filter((alert) => !alert.hasTask);
  const withFailures = written.failed.length > 0 || missing.length > 0;
  load.tell({ stage: 'report' });
  const saved = await season.release(
    finishedRun(load.run, {
      plan,
      written,
      ...addAlerts(written, alerts, before),
      before: before?.counts ?? NO_COUNTS,
      withFailures,
      finishedAt: load.ports.clock(),
      userId: load.ports.org.userId,
    }),
  );
  if (!saved.ok) throw runNotFinished(saved);
  const outcome = withFailures ? 'loaded with failures' : 'loaded';
  return { outcome, written, alerts, failed: [...written.failed, ...missing.map(asFailedWrite)] };
}

async function writePlannedRisks(load: Load, season: HeldSeason, { plan }: LoadPlan): Promise<RisksWritten> {
  if (plan === undefined) return NOTHING_WRITTEN;
  const progress = { stage: 'risks', toWrite: plan.actions.count(isWritingKind), written: 0, failed: 0 } as const;
  load.tell(progress);
  return writeRisks(load.ports.org, plan, {
    season: load.run.manifest.season,
    stamp: { churnRunId: season.churnRunId, loadedAt: load.startedAt },
    loadBegan: season.loadBegan,
    patience: load.patience,
    clock: load.ports.clock,
    random: load.ports.random ?? Math.random,
    onProgress: (counts) => load.tell({ ...progress, ...counts }),
    signal: season.signal,
  });
}

/** Not asked for where there can be no alert without a Task: nothing alerted, and the run's last load ended well. */
async function lookAtAlerts(
  load: Load,
  season: HeldSeason,
  { plan, written, before }: Written,
): Promise<readonly Alert[]> {
  const { ports, waits, run } = load;
  if (written.newAlerts === 0 && (before === undefined || before.status === 'Loaded')) return [];
  load.tell({ stage: 'tasks' });
  const alertsOfRun = {
    season: run.manifest.season,
    asOf: run.manifest.asOf,
    ofThisLoad: newAlertsOf(plan),
    churnRunId: season.churnRunId,
    runBegan: firstOfDay(run.manifest.asOf, season, plan.org.seasonRuns ?? []),
    loadBegan: season.loadBegan,
  };
  return checkTasks(ports.org, alertsOfRun, {
    poll: waits.taskPoll,
    patience: waits.taskPatience,
    clock: ports.clock,
    signal: season.signal,
    onProgress: (counts) => load.tell({ stage: 'tasks', ...counts }),
  });
}

/** Another run of the same day may have made an alert, and its Task, before this one wrote the figures. */
function firstOfDay(asOf: string, { runBegan }: HeldSeason, runs: readonly SeasonRun[]): Date {
  const begun = runs.filter((run) => run.asOf === asOf).map(({ madeAt }) => madeAt ?? runBegan);
  return new Date(Math.min(runBegan.getTime(), ...begun.map((time) => time.getTime())));
}

function newAlertsOf({ plan }: LoadPlan): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const action of plan?.actions.read(isWritingKind) ?? []) if (action.newAlert) keys.add(action.riskKey);
  return keys;
}

function asFailedWrite({ riskKey, riskId, error }: Alert): FailedWrite {
  const fault = { code: 'TASK_MISSING', message: error ?? 'No Task was made for this alert.' };
  return { riskKey, riskId, action: 'task', ...fault, fields: [], advice: classifyError(fault), tries: 0 };
}

function runNotFinished(saved: Extract<SaveOutcome, { ok: false }>): ChurnError {
  return new ChurnError(
    'org_refused',
    `All Risks were written, but the org did not take the end of the Churn_Run__c record: ${saved.code} ${saved.message}`,
    'Check validation rules and automation on Churn_Run__c, then start the load again: it has no Risk to write any more.',
  );
}
