// SPDX-License-Identifier: Apache-2.0
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { writeScores } from '../../../../core/test/load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../../core/test/run/aFolder.ts';
import Undo from '../../../src/commands/churn/undo.ts';
import { undoResultSchema } from '../../../src/undo/undoResult.ts';
import { runCommand, runCommandJson } from './runCommand.ts';
import { runLoad } from './runLoad.ts';

// several loads and undos in one test
jest.setTimeout(20_000);

const folder = aFolder();
let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['k-first', 'k-second']);
  process.env['SF_ORG_INSTANCE_URL'] = org.url;
}, 60_000);
afterEach(() => org.close());

const runUndo = (...args: readonly string[]) => runCommand(Undo, '--target-org', org.loaderToken, ...args);
const runUndoJson = (...args: readonly string[]) => runCommandJson(Undo, '--target-org', org.loaderToken, ...args);

describe('sf churn undo', () => {
  test('takes a run back and tells counts and Ids, and no key or name of a customer', async () => {
    await runLoad(org, '--run', await writeScores(folder.path, { 'k-first': 0.9, 'k-second': 0.5 }));
    const [task] = await org.query('SELECT Id FROM Task');
    await org.update('Task', task!.Id, { Status: 'In Progress' });

    const { exitCode, stdout, stderr } = await runUndo('--run-id', 'run-2026-a');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/recede what was created +│ 2 +│ 2 +│ 0 /);
    expect(stdout).toContain('Run run-2026-a is undone. Risks restored: 0, receded: 2.');
    expect(stderr).toContain(`1 tasks of what was taken back stay open, because somebody has begun them: ${task!.Id}.`);
    expect(stdout + stderr).not.toMatch(/k-(first|second)/);

    expect((await runUndo('--run-id', 'run-2026-a')).stdout).toContain('Run run-2026-a is undone already.');
  });

  test('answers --json with the published result', async () => {
    await runLoad(org, '--run', await writeScores(folder.path, { 'k-first': 0.9 }));

    const answer = await runUndoJson('--run-id', 'run-2026-a');
    expect({ exitCode: answer.exitCode, status: answer.status }).toEqual({ exitCode: 0, status: 0 });
    expect(undoResultSchema.parse(answer.result)).toEqual(answer.result);
    expect(answer.result).toMatchObject({ outcome: 'undone', runId: 'run-2026-a', season: '2026', failed: 0 });
  });

  test('with --dry-run tells what it would do, and writes into the results folder only', async () => {
    await runLoad(org, '--run', await writeScores(folder.path, { 'k-first': 0.9 }));
    const results = join(folder.path, 'results');

    const { exitCode, stdout } = await runUndo('--run-id', 'run-2026-a', '--dry-run', '--results-dir', results);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Risks to restore: 0, to recede: 1. Nothing was written to the org.');
    expect((await readdir(results)).sort()).toEqual(['plan.ndjson', 'report.json']);
    expect(await org.query('SELECT Status__c FROM Risk__c')).toMatchObject([{ Status__c: 'Open' }]);
  });

  test('finds the journals of a run that was moved by --run', async () => {
    const run = await writeScores(join(folder.path, 'old'), { 'k-first': 0.9 });
    await runLoad(org, '--run', run);
    await rename(join(folder.path, 'old'), join(folder.path, 'new'));

    expect(await runUndoJson('--run-id', 'run-2026-a')).toMatchObject({ exitCode: 3, code: 'journal_missing' });
    const moved = join(folder.path, 'new', 'runs', 'run-2026-a');
    expect((await runUndo('--run-id', 'run-2026-a', '--run', moved)).exitCode).toBe(0);
  });
});

describe('sf churn undo ends with', () => {
  test('3 where somebody has worked on a risk, and takes it back when told to', async () => {
    await runLoad(org, '--run', await writeScores(folder.path, { 'k-first': 0.9 }));
    const [risk] = await org.query('SELECT Id FROM Risk__c');
    await org.update('Risk__c', risk!.Id, { Verdict__c: 'Already known' });

    const answer = await runUndoJson('--run-id', 'run-2026-a');
    expect(answer).toMatchObject({ exitCode: 3, name: 'UndoRefused', code: 'undo_refused' });
    expect(answer.actions?.[0]).toContain('--include-worked-on');
    const { exitCode, stderr } = await runUndo('--run-id', 'run-2026-a', '--include-worked-on');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringContaining(`1 risks are included that somebody has worked on: ${risk!.Id}.`),
    });
  });

  test('3 without journals', async () => {
    await runLoad(org, '--run', await writeScores(folder.path, { 'k-first': 0.9 }));
    await rm(join(folder.path, 'loads'), { recursive: true });

    expect(await runUndoJson('--run-id', 'run-2026-a')).toMatchObject({ exitCode: 3, code: 'journal_missing' });
  });
});
