// SPDX-License-Identifier: Apache-2.0
import { LOADED_STATUSES } from '../../plan/index.ts';
import { readScoreDeciles, type ScoreDeciles } from '../../rules/index.ts';
import type { OrgPort } from '../ports.ts';
import { queryAll, soqlText, textOf, textOrNull } from './orgRow.ts';
import type { SeasonRun } from './seasonRuns.ts';

/** How the scores of a run lay that was loaded before. */
export type EarlierScores = { readonly runId: string; readonly deciles: ScoreDeciles };

/**
 * Those of the season's last loaded full run, which costs no call; of a season's first run those of the last run that
 * was loaded at all. Never those of `runId` itself: loaded again, a run is held against the same scores.
 */
export async function readEarlierScores(
  org: OrgPort,
  runId: string,
  seasonRuns: readonly SeasonRun[],
): Promise<EarlierScores | undefined> {
  return seasonScores(runId, seasonRuns) ?? (await readLatestScores(org, runId));
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

/** A run with accounts has scores; their own field is a long text, which no query can ask about. */
async function readLatestScores(org: OrgPort, runId: string): Promise<EarlierScores | undefined> {
  const statuses = LOADED_STATUSES.map(soqlText).join(', ');
  const [row] = await queryAll(
    org,
    `SELECT Run_Id__c, Score_Deciles__c FROM Churn_Run__c WHERE Scope__c = 'full' AND Status__c IN (${statuses}) ` +
      `AND Accounts__c > 0 AND Run_Id__c != ${soqlText(runId)} ORDER BY Scored_At__c DESC NULLS LAST LIMIT 1`,
  );
  const deciles = row && readScoreDeciles(textOrNull(row, 'Score_Deciles__c'));
  return row && deciles && { runId: textOf(row, 'Run_Id__c'), deciles };
}
