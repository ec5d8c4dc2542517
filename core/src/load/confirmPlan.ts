// SPDX-License-Identifier: Apache-2.0
import type { HeldSeason } from './lease/holdSeason.ts';
import { settleLeftBehindJobs } from './lease/leftBehind.ts';
import type { Load } from './load.ts';
import { isUnfinished } from './orgReading/seasonRuns.ts';
import { readSeasonStamp } from './orgReading/seasonStamp.ts';
import { planLoad, type LoadPlan } from './planning/planLoad.ts';
import { refusePlan } from './refusePlan.ts';

/** After so many new plans the newest counts: with the season held, only people at work still change it. */
const MOST_NEW_PLANS = 3;

/**
 * The plan was made before the season was held. Now that nobody else loads it, waits for what an earlier load may
 * have left at work, and plans again (closing the former plan) as long as the season is not what it was.
 */
export async function confirmPlan(load: Load, season: HeldSeason, planned: LoadPlan): Promise<LoadPlan> {
  let stamp = planned.org.seasonRuns?.some(isUnfinished) ? await settle(load, season) : season.stamp;
  let plan = planned;
  try {
    for (let made = 0; made < MOST_NEW_PLANS && plan.org.stamp !== stamp; made++) {
      plan.close();
      plan = await planLoad(load);
      await refusePlan(load, plan);
      stamp = await readStamp(load);
    }
    return plan;
  } catch (error) {
    plan.close();
    throw error;
  }
}

/** The stamp of the season when nothing works on it any more. */
async function settle(load: Load, { signal }: HeldSeason): Promise<string> {
  const { season } = load.run.manifest;
  const onWait = (jobsAtWork: number): void => load.tell({ stage: 'lease', jobsAtWork });
  await settleLeftBehindJobs(load.ports.org, { season, every: load.waits.leftBehind, signal, onWait });
  return readStamp(load);
}

function readStamp({ ports, run }: Load): Promise<string> {
  return readSeasonStamp(ports.org, run.manifest.season, run.manifest.runId);
}
