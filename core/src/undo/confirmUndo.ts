// SPDX-License-Identifier: Apache-2.0
import type { HeldSeason } from '../load/lease/holdSeason.ts';
import { settleLeftBehindJobs } from '../load/lease/leftBehind.ts';
import { isUnfinished } from '../load/orgReading/seasonRuns.ts';
import { readSeasonStamp } from '../load/orgReading/seasonStamp.ts';
import { checkTasks } from '../load/writing/checkTasks.ts';
import { planUndo, type UndoPlan } from './planUndo.ts';
import { refuseWorkedOn } from './refuseUndo.ts';
import type { Undo } from './undo.ts';

/**
 * The plan was made before the season was held. Now that nobody else loads it, waits for what a dead load or undo may
 * have left at work, and plans again (closing the former plan) where the season is not what it was.
 */
export async function confirmUndo(undo: Undo, season: HeldSeason, planned: UndoPlan): Promise<UndoPlan> {
  const { ports, run } = undo;
  if (run.seasonRuns.some(isUnfinished)) await settle(undo, season);
  if ((await readSeasonStamp(ports.org, run.record.season, run.record.runId)) === planned.stamp) return planned;
  planned.close();
  const plan = await planUndo(undo);
  try {
    refuseWorkedOn(undo, plan);
    return plan;
  } catch (error) {
    plan.close();
    throw error;
  }
}

/** Jobs first, and then the Tasks of their alerts: one that is made later would be completed by nobody. */
async function settle({ ports, run, waits }: Undo, { churnRunId, runBegan, loadBegan, signal }: HeldSeason) {
  const { season } = run.record;
  await settleLeftBehindJobs(ports.org, { season, every: waits.leftBehind, signal });
  await checkTasks(
    ports.org,
    { season, churnRunId, asOf: run.asOf, ofThisLoad: new Set(), runBegan, loadBegan },
    { poll: waits.taskPoll, patience: waits.taskPatience, clock: ports.clock, signal, onProgress: () => {} },
  );
}
