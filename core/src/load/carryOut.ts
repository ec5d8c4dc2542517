// SPDX-License-Identifier: Apache-2.0
import { confirmPlan } from './confirmPlan.ts';
import { writeJournal } from './journal/writeJournal.ts';
import { holdSeason, type HeldSeason } from './lease/holdSeason.ts';
import type { Load } from './load.ts';
import type { SeasonRun } from './orgReading/seasonRuns.ts';
import type { LoadPlan } from './planning/planLoad.ts';
import type { WriteRow } from './ports.ts';
import { composeReport } from './report/composeReport.ts';
import type { LoadReport } from './report/loadReport.ts';
import { openResultFiles, type ResultFiles } from './report/resultFiles.ts';
import { outcomeOf, tellStop } from './report/stoppedLoad.ts';
import { addWrites, NO_COUNTS, startedRun } from './writing/churnRunRecord.ts';
import { writePlan, type WriteEnd } from './writing/writePlan.ts';

/**
 * Writes what was planned, holding the season. The result files are begun before the org is touched, so that a store
 * that can't be written to stops the load in time.
 */
export async function carryOut(load: Load, plan: LoadPlan): Promise<LoadReport> {
  const files = openResultFiles(load);
  await files.writeReport(composeReport(load, plan, { outcome: 'loading' }, files));
  load.tell({ stage: 'lease' });
  const season = await holdSeason(load, plan.org.seasonRuns ?? [], startedRun(load.run, load.startedAt)).catch(
    async (error: unknown) => {
      await leaveEnd(load, plan, files, error);
      throw error;
    },
  );
  const report = await writeHolding(load, season, plan, files);
  await files.writeReport(report);
  return report;
}

async function writeHolding(
  load: Load,
  season: HeldSeason,
  planned: LoadPlan,
  files: ResultFiles,
): Promise<LoadReport> {
  const before = planned.org.seasonRuns?.find((run) => run.runId === load.run.manifest.runId);
  let plan = planned;
  let hasBegun = false;
  let end: WriteEnd | undefined;
  try {
    plan = await confirmPlan(load, season, planned);
    await leaveWhatWasRead(plan, files);
    if (plan.plan !== undefined) await writeJournal(load, season, plan.plan);
    hasBegun = true;
    end = await writePlan(load, season, plan, before);
    await files.writeFailed(end.failed);
    if (end.stopped !== undefined) throw tellStop(end.stopped, end.written);
    return composeReport(load, plan, end, files);
  } catch (error) {
    await season.release(runAfter(before, hasBegun, end)).catch(() => undefined);
    await leaveEnd(load, plan, files, error, end);
    throw error;
  } finally {
    plan.close();
  }
}

/** Says in the report how the load ended; the error is told even where that fails. */
async function leaveEnd(load: Load, plan: LoadPlan, files: ResultFiles, error: unknown, end?: WriteEnd): Promise<void> {
  const report = composeReport(load, plan, { ...end, outcome: outcomeOf(error) }, files);
  await files.writeReport(report).catch(() => undefined);
}

/** Assignments first of all: an account that was held out must stay so even if this load dies at once. */
async function leaveWhatWasRead({ plan }: LoadPlan, files: ResultFiles): Promise<void> {
  if (plan === undefined) return;
  await files.writeAssignments(plan);
  await files.writeRejects(plan);
  await files.writeUnknown(plan);
}

/**
 * A run of which something may have been written stays Loading, so that an older run can't be loaded over it and the
 * next load looks for jobs that are still at work. One that was not touched is again what it was.
 */
function runAfter(before: SeasonRun | undefined, hasBegun: boolean, end: WriteEnd | undefined): WriteRow {
  const counts = end?.stopped === undefined ? {} : addWrites(end.written, before?.counts ?? NO_COUNTS);
  return { ...counts, Status__c: hasBegun ? 'Loading' : (before?.status ?? 'Failed') };
}
