// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeScores } from '../../../../core/test/load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../../core/test/run/aFolder.ts';
import Preview from '../../../src/commands/churn/preview.ts';
import { previewResultSchema } from '../../../src/preview/previewResult.ts';
import { runCommand, runCommandJson } from './runCommand.ts';

let org: ChurnOrg;
beforeAll(async () => {
  org = await startChurnOrg(['k-first', 'k-second', 'k-third']);
  process.env['SF_ORG_INSTANCE_URL'] = org.url;
}, 60_000);
afterAll(() => org.close());

const folder = aFolder();
const runPreview = (...args: readonly string[]) => runCommand(Preview, '--target-org', org.loaderToken, ...args);
const runPreviewJson = (...args: readonly string[]) =>
  runCommandJson(Preview, '--target-org', org.loaderToken, ...args);

describe('sf churn preview', () => {
  test('without a file tells what the thresholds of the org make of the run', async () => {
    const run = await writeRunWithEvaluation();

    const { exitCode, stdout } = await runPreview('--run', run);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Accounts at risk +│ 2 /);
    expect(stdout).toMatch(/Value at risk +│ 1,400\.00 EUR /);
    expect(stdout).toMatch(/Critical +│ 1 /);
    expect(stdout).toMatch(/Critical +│ Critical +│ 0\.8 +│ 100\.0 % +│ 50\.0 % +│ 66\.7 %/);
    expect(stdout).not.toContain('After');
    expect(stdout).toContain('Run run-2026-a puts 2 accounts at risk. Nothing was written.');
    expect(await org.query('SELECT Id FROM Risk__c')).toEqual([]);
    expect(await org.query('SELECT Id FROM Churn_Run__c')).toEqual([]);
  });

  test('with a file tells both sides, who is over capacity and which accounts enter and leave', async () => {
    const run = await writeScores(folder.path, { 'k-first': 0.9, 'k-second': 0.5, 'k-third': 0.1 });
    const file = await writeThresholds([
      { DeveloperName: 'Low', Rank__c: 1, Min_Probability__c: 0.1, Creates_Task__c: true },
    ]);

    const { exitCode, stdout } = await runPreview('--run', run, '--thresholds', file);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Accounts at risk +│ 2 +│ 3 /);
    expect(stdout).toMatch(/owner +│ rep +│ 1 +│ 3 +│ 2 +│ over capacity/);
    expect(stdout).toMatch(/enter +│ k-third +│ Low +│ 0\.1 +│ 100\.00 EUR +│ 2026-01-31 +│ rep/);
    expect(stdout).toContain('Run run-2026-a is compared. Accounts that enter: 1, that leave: 0. Nothing was written.');
  });

  test('names only so many accounts, and says how many more there are', async () => {
    const run = await writeScores(folder.path, { 'k-first': 0.9, 'k-second': 0.5 });
    const file = await writeThresholds([{ DeveloperName: 'None', Rank__c: 1, Min_Probability__c: 1 }]);

    const { stdout } = await runPreview('--run', run, '--thresholds', file, '--max-accounts', '1');
    expect(stdout).toMatch(/leave +│ k-first /);
    expect(stdout).not.toContain('k-second');
    expect(stdout).toContain('and 1 more; --json lists them all');
  });

  test('answers --json with the published result', async () => {
    const file = await writeThresholds([{ DeveloperName: 'Low', Rank__c: 1, Min_Probability__c: 0.1 }]);

    const answer = await runPreviewJson('--run', await writeRunWithEvaluation(), '--thresholds', file);
    expect({ exitCode: answer.exitCode, status: answer.status }).toEqual({ exitCode: 0, status: 0 });
    expect(previewResultSchema.parse(answer.result)).toEqual(answer.result);
    expect(answer.result).toMatchObject({ runId: 'run-2026-a', exact: true, enter: 1, leave: 0 });
  });

  test('warns where the run has no evaluation', async () => {
    const run = await writeScores(folder.path, { 'k-first': 0.9 }, { runId: 'bare' });

    const { stderr } = await runPreview('--run', run);
    expect(stderr).toContain('The run has no evaluation');
  });
});

describe('sf churn preview ends with', () => {
  test('2 for a flag that is wrong', async () => {
    expect((await runPreview('--run', 'x', '--max-accounts', 'many')).exitCode).toBe(2);
    expect((await runPreview('--run', 'x', '--thresholds', '/no/such.json')).exitCode).toBe(2);
  });

  test('3 when the run is none or the thresholds are wrong', async () => {
    const run = await writeScores(folder.path, { 'k-first': 0.9 });
    const file = await writeThresholds([{ DeveloperName: 'Bad', Rank__c: 1, Min_Probability__c: 2 }]);

    expect(await runPreviewJson('--run', join(folder.path, 'none'))).toMatchObject({
      exitCode: 3,
      code: 'run_not_found',
    });
    expect(await runPreviewJson('--run', run, '--thresholds', file)).toMatchObject({
      exitCode: 3,
      code: 'thresholds_invalid',
    });
  });
});

async function writeRunWithEvaluation(): Promise<string> {
  const run = await writeScores(
    folder.path,
    { 'k-first': 0.9, 'k-second': 0.5, 'k-third': 0.1 },
    { evaluation: 'evaluation.ndjson.gz' },
  );
  const rows = [
    { p: 0.9, churned: true },
    { p: 0.3, churned: true },
    { p: 0.2, churned: false },
  ];
  await writeFile(join(run, 'evaluation.ndjson.gz'), gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join('')));
  return run;
}

async function writeThresholds(records: readonly object[]): Promise<string> {
  const path = join(folder.path, 'thresholds.json');
  const rest = { Active__c: true, Band__c: 'Low', Assign_To__c: 'Account Owner' };
  const thresholds = records.map((record) => ({ ...rest, ...record }));
  await writeFile(path, JSON.stringify({ thresholds, setting: { Max_Alerts_Per_Owner__c: 2 } }));
  return path;
}
