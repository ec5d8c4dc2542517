// SPDX-License-Identifier: Apache-2.0
import type { GateFinding } from './gate.ts';
import { LOADED_STATUSES } from './gateFigures.ts';
import type { GateFigures, SeasonRun } from './gateFigures.ts';

/** So many new alerts are always allowed. */
const ALWAYS_ALLOWED = 50;
const RUNS_LOOKED_AT = 3;
const TIMES_THE_MOST = 5;

/** More new alerts than the setting allows, or than the season's earlier runs let expect. */
export function judgeVolume(figures: GateFigures): GateFinding {
  const { newAlerts } = figures;
  const { alerts, reason } = expectedAlerts(figures);
  const limit = alerts === undefined ? undefined : Math.max(ALWAYS_ALLOWED, alerts);
  return {
    closed: limit !== undefined && newAlerts > limit,
    figure: newAlerts,
    limit,
    message: `${newAlerts} new alerts; ${limit === undefined ? '' : `${limit} are allowed: `}${reason}.`,
  };
}

type Expected = { readonly alerts: number | undefined; readonly reason: string };

function expectedAlerts({ maxNewAlerts, run, seasonRuns }: GateFigures): Expected {
  if (maxNewAlerts !== undefined) {
    return orAlwaysAllowed(maxNewAlerts, `the setting Max_New_Alerts__c is ${maxNewAlerts}`);
  }
  const most = lastLoaded(seasonRuns, run.runId).toSorted((one, other) => other.newAlerts - one.newAlerts)[0];
  if (most === undefined)
    return { alerts: undefined, reason: 'no run of the season was loaded before, so none are too many' };
  return orAlwaysAllowed(
    TIMES_THE_MOST * most.newAlerts,
    `${TIMES_THE_MOST} times the ${most.newAlerts} of ${most.runId}, the most of the season's last ${RUNS_LOOKED_AT} loaded runs`,
  );
}

function orAlwaysAllowed(alerts: number, reason: string): Expected {
  return { alerts, reason: alerts < ALWAYS_ALLOWED ? `${reason}, and up to ${ALWAYS_ALLOWED} always are` : reason };
}

/** Not the run itself: loaded again, it has the same limit as the first time. */
function lastLoaded(seasonRuns: readonly SeasonRun[], runId: string): readonly SeasonRun[] {
  return seasonRuns
    .filter((other) => other.runId !== runId && LOADED_STATUSES.includes(other.status))
    .toSorted((one, other) => Date.parse(other.scoredAt) - Date.parse(one.scoredAt))
    .slice(0, RUNS_LOOKED_AT);
}
