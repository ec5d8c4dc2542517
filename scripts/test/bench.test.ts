// SPDX-License-Identifier: Apache-2.0
// `npm run bench` as a process, with runs that take no time. What it measures is no business of a test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ROOT } from '../local/folders.ts';

jest.setTimeout(180_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function bench(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--conditions=churn-source', join(ROOT, 'scripts/bench.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', LOCAL_FOLDER: folder },
  });
}

type Result = { name: string; rows: number; seconds: number; peakMiB: number; notes: Record<string, number> };

describe('npm run bench', () => {
  test('measures plain reading, our reading, a load and its repetition', () => {
    const { status, stdout, stderr } = bench(
      '--accounts',
      '300',
      '--load-accounts',
      '100',
      '--rounds',
      '1',
      '--paints',
      '0',
      '--json',
    );
    if (status !== 0) throw new Error(stderr);
    const { phases: results, panel } = JSON.parse(stdout) as { phases: readonly Result[]; panel: readonly unknown[] };

    expect(results.map(({ name, rows }) => [name, rows])).toEqual([
      ['plain hyparquet, cheap columns', 1500],
      ['plain hyparquet, all columns', 1500],
      ['read, judge and plan', 1500],
      ['sf churn load', 500],
      ['sf churn load, nothing changed', 500],
    ]);
    expect(results.filter(({ seconds, peakMiB }) => !(seconds > 0 && peakMiB > 0))).toEqual([]);
    expect(results[3]?.notes['risks written']).toBeGreaterThan(0);
    expect(results[4]?.notes['risks written']).toBe(0);
    expect(panel).toEqual([]);
  });

  test('ends with the usage and exit code 2 on a wrong option', () => {
    const { status, stderr } = bench('--accounts', 'x');

    expect([status, stderr]).toEqual([2, expect.stringContaining('usage: npm run bench')]);
  });
});
