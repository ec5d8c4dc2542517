// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlannedAction } from '../../src/plan/index.ts';
import { createFolderStore } from '../../src/run/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { actionsOf, load, rootOf, writeScores } from './aLoad.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';

const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2', 'a3', 'a4']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('a dry run', () => {
  test('tells what the load then does, record for record', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9, a2: 0.5, a3: 0.45 }));
    const run = await writeScores(folder.path, { a1: 0.91, a2: 0.7, a4: 0.65 }, LATER);
    const results = createFolderStore(join(folder.path, 'results'));

    const dry = await load(org, run, { dryRun: true }, { results });
    const plan = await readPlan(results.uri);
    const real = await load(org, run);
    expect(actionsOf(dry)).toEqual(actionsOf(real));
    expect(dry.newAlerts.planned).toBe(real.newAlerts.written);
    expect(dry.routes).toEqual([{ kind: 'owner', name: 'rep', alerts: 2 }]);
    expect(plan.map(({ riskKey, kind }) => `${riskKey} ${kind}`)).toEqual([
      'a1:2026 update',
      'a2:2026 escalate',
      'a3:2026 recede',
      'a4:2026 create',
    ]);
    for (const action of plan) expect(await recordOf(action)).toMatchObject({ ...action.values });
  });

  test('writes nothing to the org and nothing next to the run', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });

    const report = await load(org, run, { dryRun: true });
    expect({ outcome: report.outcome, files: report.resultFiles, jobs: report.jobs }).toEqual({
      outcome: 'planned',
      files: [],
      jobs: [],
    });
    expect(existsSync(join(rootOf(run), 'loads'))).toBe(false);
    expect(await org.query('SELECT Id FROM Risk__c')).toEqual([]);
    expect(await org.query('SELECT Id FROM Churn_Run__c')).toEqual([]);
  });

  test('leaves its files in the results folder, and no assignments', async () => {
    const results = createFolderStore(join(folder.path, 'results'));

    await load(org, await writeScores(folder.path, { a1: 0.9 }), { dryRun: true }, { results });
    expect((await readdir(results.uri)).sort()).toEqual([
      'plan.ndjson',
      'rejects.csv',
      'report.json',
      'unknown-accounts.csv',
    ]);
  });
});

async function readPlan(place: string): Promise<readonly PlannedAction[]> {
  const text = await readFile(join(place, 'plan.ndjson'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as PlannedAction);
}

async function recordOf({ riskKey, values }: PlannedAction): Promise<unknown> {
  const fields = Object.keys(values ?? {}).join(', ');
  return (await org.query(`SELECT ${fields} FROM Risk__c WHERE Risk_Key__c = '${riskKey}'`))[0];
}
