// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { writeScores } from '../../../../core/test/load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../../core/test/run/aFolder.ts';
import { runLoad } from './runLoad.ts';

// several loads a test, on machines that may be busy
jest.setTimeout(60_000);

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('sf churn load writes --junit and --summary', () => {
  test('when it has loaded', async () => {
    const { exitCode, junit, summary } = await loadWithReports('--run', await writeScores(folder.path, { a1: 0.9 }));

    expect(exitCode).toBe(0);
    expect(junit).toMatch(/tests="1\d" failures="0" errors="0"/);
    expect(summary).toContain('# Churn load run-2026-a: loaded\n');
    expect(summary).toContain('| create | 1 | 1 | 0 |');
  });

  test('of a dry run', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });

    const { exitCode, junit, summary } = await loadWithReports('--run', run, '--dry-run');
    expect(exitCode).toBe(0);
    expect(junit).toContain('name="the run can be loaded"');
    expect(summary).toContain('# Churn load run-2026-a: planned\n');
  });

  test('when it is refused', async () => {
    const run = await writeScores(folder.path, { a1: 0.9, x1: 0.9 });

    const { exitCode, junit, summary } = await loadWithReports('--run', run, '--max-unknown', '0');
    expect(exitCode).toBe(3);
    expect(junit).toMatch(/name="unknown" time="0.000">\n<failure message="1 of 2 accounts at risk are unknown/);
    expect(summary).toContain('| unknown | closed | 1 of 2 accounts at risk');
    expect(summary).toContain('--override unknown');
  });

  test('when there is no run', async () => {
    const { exitCode, junit, summary } = await loadWithReports('--run', folder.path);

    expect(exitCode).toBe(3);
    expect(junit).toContain('tests="1" failures="0" errors="1"');
    expect(summary).toContain('# Churn load run_not_found\n');
  });

  test('when it is interrupted', async () => {
    const ended = loadWithReports('--run', await writeScores(folder.path, { a1: 0.9 }));
    while ((await org.query('SELECT Id FROM Churn_Run__c')).length === 0)
      await new Promise((next) => setTimeout(next, 1));
    process.emit('SIGTERM');

    const { exitCode, junit, summary } = await ended;
    expect(exitCode).toBe(5);
    expect(junit).toContain('<property name="outcome" value="interrupted"/>');
    expect(summary).toContain('# Churn load run-2026-a: interrupted\n');
    expect(summary).toMatch(/```sh\nsf churn load .*--run .+ --junit .+\n```\n$/);
  });

  test('and warns where one of them can not be written', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });

    const { exitCode, stderr } = await runLoad(org, '--run', run, '--junit', '/dev/null/junit.xml');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('The reports could not be written: ');
  });
});

async function loadWithReports(...args: readonly string[]) {
  const files = { junit: join(folder.path, 'junit.xml'), summary: join(folder.path, 'summary.md') };
  const ended = await runLoad(org, ...args, '--junit', files.junit, '--summary', files.summary);
  return { ...ended, junit: await readFile(files.junit, 'utf8'), summary: await readFile(files.summary, 'utf8') };
}
