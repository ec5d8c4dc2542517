// SPDX-License-Identifier: Apache-2.0
import { earlierScoresIn, latestScoresQuery } from '../../../src/load/orgReading/earlierScores.ts';
import { NO_COUNTS } from '../../../src/load/writing/churnRunRecord.ts';
import type { SeasonRun } from '../../../src/load/orgReading/seasonRuns.ts';
import type { ScoreDeciles } from '../../../src/rules/index.ts';
import { rowsOf } from '../stubOrg.ts';

const scoresOf = (n: number): ScoreDeciles => ({
  v: 1,
  n,
  edges: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
  counts: [n, 0, 0, 0, 0, 0, 0, 0, 0, 0],
});
const aSeasonRun = (day: number, over: Partial<SeasonRun> = {}): SeasonRun => ({
  id: `a0${day}`,
  runId: `run-${day}`,
  season: '2026',
  scoredAt: new Date(Date.UTC(2026, 0, day)),
  status: 'Loaded',
  lease: undefined,
  startedAt: null,
  madeAt: null,
  asOf: null,
  counts: NO_COUNTS,
  scope: 'full',
  scores: scoresOf(day),
  ...over,
});

test("are those of the season's last loaded full run", async () => {
  const runs = [
    aSeasonRun(1),
    aSeasonRun(4),
    aSeasonRun(3),
    aSeasonRun(5, { status: 'Undone' }),
    aSeasonRun(6, { scope: 'partial' }),
    aSeasonRun(7, { status: 'Loading' }),
    aSeasonRun(8, { scores: undefined }),
    aSeasonRun(9),
  ];

  expect(await earlierScoresIn(runs, rowsOf([]), 'run-9')).toEqual({ runId: 'run-4', deciles: scoresOf(4) });
});

test("are, of a season's first run, those of the last full run that was loaded at all", async () => {
  const rows = [{ Run_Id__c: 'run-2025', Score_Deciles__c: JSON.stringify(scoresOf(12)) }];

  const found = await earlierScoresIn([aSeasonRun(9)], rowsOf(rows), 'run-9');

  expect(found).toEqual({ runId: 'run-2025', deciles: scoresOf(12) });
});

test('are asked for with every condition that a query can hold', () => {
  expect(latestScoresQuery('run-9')).toBe(
    "SELECT Run_Id__c, Score_Deciles__c FROM Churn_Run__c WHERE Scope__c = 'full' " +
      "AND Status__c IN ('Loaded', 'Loaded with failures') AND Accounts__c > 0 AND Run_Id__c != 'run-9' " +
      'ORDER BY Scored_At__c DESC NULLS LAST LIMIT 1',
  );
});

test.each([
  ['no run was ever loaded', []],
  ['the record no longer holds what was written', [{ Run_Id__c: 'run-2025', Score_Deciles__c: 'edited' }]],
])('are none where %s', async (_, rows) => {
  expect(await earlierScoresIn([], rowsOf(rows), 'run-9')).toBeUndefined();
});
