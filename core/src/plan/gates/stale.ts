// SPDX-License-Identifier: Apache-2.0
import type { GateFinding } from './gate.ts';
import { LOADED_STATUSES } from './gateFigures.ts';
import type { GateFigures, SeasonRun } from './gateFigures.ts';

/** Statuses of Churn_Run__c that count: what Failed or was Undone stands in nobody's way. */
const COUNTING: ReadonlySet<string> = new Set(['Loading', ...LOADED_STATUSES]);

/** The season has a later run already, or another one of the same moment. */
export function judgeStale({ run, seasonRuns }: GateFigures): GateFinding {
  const newer = seasonRuns.filter((other) => COUNTING.has(other.status) && isInTheWay(other, run));
  return {
    closed: newer.length > 0,
    figure: newer.length,
    limit: 0,
    message:
      newer.length === 0
        ? 'No later run of the season is loaded.'
        : `The season has ${newer.map((other) => `${other.runId} (${other.status}, scored ${other.scoredAt})`).join(', ')}; ` +
          `${run.runId} was scored ${run.scoredAt}.`,
  };
}

function isInTheWay(other: SeasonRun, run: GateFigures['run']): boolean {
  const ahead = wholeSeconds(other.scoredAt) - wholeSeconds(run.scoredAt);
  return ahead > 0 || (ahead === 0 && other.runId !== run.runId);
}

/** A DateTime field keeps no fractions, so the run's own are left out too. */
function wholeSeconds(moment: string): number {
  return Math.floor(Date.parse(moment) / 1000);
}
