// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { actionsOf, rootOf, writeScores } from '../../../../core/test/load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../../core/test/run/aFolder.ts';
import { loadResultSchema, type LoadResult } from '../../../src/loadResult.ts';
import { runLoad, runLoadJson } from './runLoad.ts';

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['k-first', 'k-second']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('sf churn load', () => {
  test('loads a run and tells stages and counts, and no key or name of a customer', async () => {
    const run = await writeScores(folder.path, { 'k-first': 0.9, 'k-second': 0.5, 'k-unknown': 0.5 });

    const { exitCode, stdout, stderr } = await runLoad(org, '--run', run);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Write the risks ...\nCheck the tasks ...\n');
    expect(stdout).toMatch(/Critical +│ 1 +│ 1 +│ 1 /);
    expect(stdout).toMatch(/create +│ 2 +│ 2 +│ 0 /);
    expect(stdout).toContain('Run run-2026-a is loaded. Risks written: 2, new alerts: 1.');
    expect(stderr).toContain(
      '1 of 3 accounts at risk are unknown to the org; they are listed in unknown-accounts.csv.',
    );
    expect(stdout + stderr).not.toMatch(/k-(first|second|unknown)/);
  });

  test('tells what it sent again because of a lock', async () => {
    org.local.org.faults.switchOn({ name: 'locked-parents', attempts: 1 });

    const { exitCode, stdout } = await runLoad(org, '--run', await writeScores(folder.path, { 'k-first': 0.9 }));
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'Sent again, because a lock or a job that failed had kept them out: 1 records, in 1 jobs.',
    );
  });

  test('answers --json with the published result', async () => {
    const answer = await runLoadJson(org, '--run', await writeScores(folder.path, { 'k-first': 0.9 }));

    expect({ exitCode: answer.exitCode, status: answer.status }).toEqual({ exitCode: 0, status: 0 });
    expect(loadResultSchema.parse(answer.result)).toEqual(answer.result);
    expect(answer.result).toMatchObject({ outcome: 'loaded', dryRun: false, newAlerts: { planned: 1, written: 1 } });
  });

  test('with --dry-run tells who would get the Tasks, and writes into the results folder only', async () => {
    const run = await writeScores(folder.path, { 'k-first': 0.9 });
    const results = join(folder.path, 'results');

    const { exitCode, stdout } = await runLoad(org, '--run', run, '--dry-run', '--results-dir', results);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/owner +│ rep +│ 1 /);
    expect(stdout).toMatch(/volume +│ open +│ 1 new alerts; /);
    expect(stdout).toContain('Nothing was written to the org.');
    expect((await readdir(results)).sort()).toEqual([
      'plan.ndjson',
      'rejects.csv',
      'report.json',
      'unknown-accounts.csv',
    ]);
    expect(existsSync(join(rootOf(run), 'loads'))).toBe(false);
    expect(await org.query('SELECT Id FROM Risk__c')).toEqual([]);
  });

  test('with --latest loads the newest run below the folder', async () => {
    await writeScores(folder.path, { 'k-first': 0.9 });
    await writeScores(folder.path, { 'k-first': 0.5 }, { runId: 'run-2026-b', scoredAt: '2025-12-09T02:00:00Z' });

    const { result } = await runLoadJson(org, '--run', folder.path, '--latest');
    expect(result).toMatchObject({ runId: 'run-2026-b' });
  });

  test('with --thresholds goes by the file: with one lowered, only the difference is written', async () => {
    const run = await writeScores(folder.path, { 'k-first': 0.9, 'k-second': 0.3 });
    await runLoad(org, '--run', run, '--thresholds', await writeThresholds(0.5));

    const answer = await runLoadJson(org, '--run', run, '--thresholds', await writeThresholds(0.2));
    expect(actionsOf(answer.result as unknown as LoadResult)).toEqual({ unchanged: 1, create: 1 });
  });

  test('with --account-key-field finds the accounts by another field', async () => {
    await org.create('Account', { Name: 'Third', OwnerId: org.repId });
    const run = await writeScores(folder.path, { third: 0.9 });

    const answer = await runLoadJson(org, '--run', run, '--account-key-field', 'Name');
    expect(answer.result).toMatchObject({ outcome: 'loaded', unknown: 0 });
  });
});

async function writeThresholds(minProbability: number): Promise<string> {
  const path = join(folder.path, `thresholds-${minProbability}.json`);
  const record = { DeveloperName: 'One', Active__c: true, Band__c: 'High', Rank__c: 1, Assign_To__c: 'Account Owner' };
  await writeFile(path, JSON.stringify([{ ...record, Min_Probability__c: minProbability }]));
  return path;
}
