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
  if (planned.org.seasonRuns?.some(isUnfinished)) {
    const { season: name } = load.run.manifest;
    await settleLeftBehindJobs(load.ports.org, { season: name, every: load.waits.leftBehind, signal: season.signal });
  }
  let plan = planned;
  try {
    for (let made = 0; made < MOST_NEW_PLANS && !(await stillFits(load, plan)); made++) {
      plan.close();
      plan = await planLoad(load);
      await refusePlan(load, plan);
    }
    return plan;
  } catch (error) {
    plan.close();
    throw error;
  }
}

async function stillFits(load: Load, plan: LoadPlan): Promise<boolean> {
  const { season, runId } = load.run.manifest;
  return (await readSeasonStamp(load.ports.org, season, runId)) === plan.org.stamp;
}
