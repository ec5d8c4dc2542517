// SPDX-License-Identifier: Apache-2.0
import { LOADED_STATUSES } from '../../plan/index.ts';
import { readScoreDeciles, type ScoreDeciles } from '../../rules/index.ts';
import type { Rows } from '../ports.ts';
import { allRows, soqlText, textOf, textOrNull } from './orgRow.ts';
import type { SeasonRun } from './seasonRuns.ts';

/** How the scores of a run lay that was loaded before. */
export type EarlierScores = { readonly runId: string; readonly deciles: ScoreDeciles };

/**
 * Those of the season's last loaded full run; of a season's first run those of the last run that was loaded at all. Never those of `runId` itself: loaded again, a run is held against the same scores.
 */
export async function earlierScoresIn(
  seasonRuns: readonly SeasonRun[],
  latest: Rows,
  runId: string,
): Promise<EarlierScores | undefined> {
  return seasonScores(runId, seasonRuns) ?? (await latestScores(latest));
}

/** The last run that was loaded. A run with accounts has scores; their own field is a long text, which no query can ask about. */
export function latestScoresQuery(runId: string): string {
  const statuses = LOADED_STATUSES.map(soqlText).join(', ');
  return (
    `SELECT Run_Id__c, Score_Deciles__c FROM Churn_Run__c WHERE Scope__c = 'full' AND Status__c IN (${statuses}) ` +
    `AND Accounts__c > 0 AND Run_Id__c != ${soqlText(runId)} ORDER BY Scored_At__c DESC NULLS LAST LIMIT 1`
  );
}

function seasonScores(runId: string, seasonRuns: readonly SeasonRun[]): EarlierScores | undefined {
  return seasonRuns
    .filter((run) => run.runId !== runId && run.scope === 'full' && LOADED_STATUSES.includes(run.status ?? ''))
    .toSorted((one, other) => scoredTime(other) - scoredTime(one))
    .flatMap(({ runId: earlier, scores }) => (scores === undefined ? [] : [{ runId: earlier, deciles: scores }]))[0];
}

function scoredTime({ scoredAt }: SeasonRun): number {
  return scoredAt?.getTime() ?? 0;
}

async function latestScores(rows: Rows): Promise<EarlierScores | undefined> {
  const [row] = await allRows(rows);
  const deciles = row && readScoreDeciles(textOrNull(row, 'Score_Deciles__c'));
  return row && deciles && { runId: textOf(row, 'Run_Id__c'), deciles };
}
