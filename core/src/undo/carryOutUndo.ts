// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { markTakenBack } from '../load/journal/readJournals.ts';
import { holdSeason, type HeldSeason } from '../load/lease/holdSeason.ts';
import { readChangedMeanwhile } from '../load/writing/changedMeanwhile.ts';
import { composeUndoReport } from './composeUndoReport.ts';
import { confirmUndo } from './confirmUndo.ts';
import { findOpenTasks } from './openTasks.ts';
import type { UndoPlan } from './planUndo.ts';
import type { Undo } from './undo.ts';
import { undoneRecord, untouchedRecord, undoingRecord } from './undoneRecord.ts';
import { openUndoFiles, type UndoFiles } from './undoFiles.ts';
import type { UndoOutcome, UndoReport } from './undoReport.ts';
import { isWrite, writeUndo, type UndoWritten } from './writeUndo.ts';

/** Writes what was decided, holding the season; nothing at all where the run is undone already. */
export async function carryOutUndo(undo: Undo, plan: UndoPlan): Promise<UndoReport> {
  const files = openUndoFiles(undo);
  if (plan.heads.length === 0 && undo.run.record.status === 'Undone') {
    return leaveReport(undo, plan, 'undone', files);
  }
  await leaveReport(undo, plan, 'undoing', files);
  undo.tell({ stage: 'lease' });
  try {
    const season = await holdSeason(takerOf(undo), undo.run.seasonRuns, undoingRecord(undo));
    const report = await writeHolding(undo, season, plan, files);
    await files.writeReport(report);
    return report;
  } catch (error) {
    await leaveReport(undo, plan, outcomeOf(error), files).catch(() => undefined);
    throw error;
  }
}

function takerOf({ request, ports, waits, run }: Undo): Parameters<typeof holdSeason>[0] {
  const { season, runId } = run.record;
  return {
    request: { holder: request.holder, loadId: `undo ${request.undoId}` },
    ports,
    waits,
    run: { manifest: { season, runId } },
  };
}

async function writeHolding(undo: Undo, season: HeldSeason, planned: UndoPlan, files: UndoFiles): Promise<UndoReport> {
  let plan = planned;
  let hasBegun = false;
  try {
    plan = await confirmUndo(undo, season, planned);
    hasBegun = true;
    return await takeBack(undo, season, plan, files);
  } catch (error) {
    await season.release(hasBegun ? { Status__c: 'Loading' } : untouchedRecord(undo)).catch(() => undefined);
    throw error;
  } finally {
    plan.close();
  }
}

/**
 * The journals are marked before the record says Undone: an undo that dies between the two has nothing left to do, and
 * a load that comes between them leaves a journal of its own.
 */
async function takeBack(undo: Undo, season: HeldSeason, plan: UndoPlan, files: UndoFiles): Promise<UndoReport> {
  const { ports, root, request } = undo;
  const written = await writeRisks(undo, season, plan);
  await files.writeFailed(written.failed);
  if (written.stopped !== undefined) throw written.stopped.error;
  const openTasks = await lookAtTasks(undo, season, plan, written);
  await files.writeOpenTasks(openTasks);
  undo.tell({ stage: 'report' });
  const undoneAt = ports.clock();
  const isUndone = written.failed.length === 0;
  if (isUndone) await markTakenBack(root, plan, { undoId: request.undoId, undoneAt: undoneAt.toISOString() });
  const saved = await season.release(undoneRecord(undo, { isUndone, undoneAt }));
  if (!saved.ok) throw runNotFinished(saved.code, saved.message);
  const outcome = isUndone ? 'undone' : 'undone with failures';
  return composeUndoReport(undo, plan, { outcome, written, openTasks }, files);
}

function writeRisks({ ports, run, patience, tell }: Undo, season: HeldSeason, plan: UndoPlan): Promise<UndoWritten> {
  const progress = { stage: 'risks', toWrite: plan.actions.count(isWrite), written: 0, failed: 0 } as const;
  tell(progress);
  return writeUndo(ports.org, plan, {
    season: run.record.season,
    patience,
    clock: ports.clock,
    random: ports.random ?? Math.random,
    signal: season.signal,
    changedMeanwhile: () => readChangedMeanwhile(ports.org, run.record.season, season.loadBegan),
    onProgress: (counts) => tell({ ...progress, ...counts }),
  });
}

function lookAtTasks(
  { ports, waits, tell }: Undo,
  season: HeldSeason,
  { heads, alerted }: UndoPlan,
  { failed }: UndoWritten,
) {
  // an alert that was not taken back keeps its Task: nothing would come of waiting for it
  const kept = new Set(failed.map(({ riskId }) => riskId));
  const ids = new Set([...alerted].filter((riskId) => !kept.has(riskId)));
  tell({ stage: 'tasks' });
  const since = new Date(heads[0]?.began ?? season.loadBegan);
  return findOpenTasks(
    ports.org,
    { ids, since },
    {
      poll: waits.taskPoll,
      patience: waits.taskPatience,
      clock: ports.clock,
      signal: season.signal,
      onProgress: (openTasks) => tell({ stage: 'tasks', openTasks }),
    },
  );
}

async function leaveReport(undo: Undo, plan: UndoPlan, outcome: UndoOutcome, files: UndoFiles): Promise<UndoReport> {
  const report = composeUndoReport(undo, plan, { outcome }, files);
  await files.writeReport(report);
  return report;
}

function outcomeOf(error: unknown): 'interrupted' | 'failed' {
  const wasStopped = error instanceof ChurnError && (error.code === 'interrupted' || error.code === 'timed_out');
  return wasStopped ? 'interrupted' : 'failed';
}

function runNotFinished(code: string, message: string): ChurnError {
  return new ChurnError(
    'org_refused',
    `All Risks are taken back, but the org did not take the end of the Churn_Run__c record: ${code} ${message}`,
    'Check validation rules and automation on Churn_Run__c, then run the same command again: it has no Risk to write any more.',
  );
}
