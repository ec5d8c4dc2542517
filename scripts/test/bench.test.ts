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

type Phase = { name: string; rows: number; seconds: number; notes: Record<string, number> };
type Result = {
  readonly reading: readonly (readonly Phase[])[];
  readonly loads: readonly (readonly Phase[])[];
  readonly help: { readonly ratio: number };
  readonly panel: readonly unknown[];
  readonly goals: readonly { readonly goal: string; readonly found: number }[];
};

describe('npm run bench', () => {
  test('measures our reading beside hyparquet and our load beside the other loaders', () => {
    const sizes = ['--accounts', '200,300', '--renewals-per-account', '2', '--risks', '100'];
    // no SFDMU: a test brings no package that the project doesn't have
    const { status, stdout, stderr } = bench(...sizes, '--sfdmu', folder, '--rounds', '1', '--paints', '0', '--json');
    if (status !== 0) throw new Error(stderr);
    const { reading, loads, help, panel, goals } = JSON.parse(stdout) as Result;

    expect(reading.map((phases) => phases.map(({ name, rows }) => [name, rows]))).toEqual(
      [400, 600].map((rows) => [
        ['plain hyparquet, cheap columns', rows],
        ['plain hyparquet, all columns', rows],
        ['read, judge and plan', rows],
      ]),
    );
    const [phases = []] = loads;
    const written = phases.map(({ name, notes }) => [name, notes['risks written']]);
    const risks = phases[0]?.rows ?? NaN;
    expect(risks).toBeGreaterThan(50);
    expect(written).toEqual([
      ['sf data upsert bulk', risks],
      ['sf churn load', risks],
      ['sf churn load, nothing changed', 0],
      ['the stand-in alone', undefined],
    ]);
    expect(phases.map(({ rows, seconds }) => [rows, seconds > 0])).toEqual(phases.map(() => [risks, true]));
    expect(stderr).toContain('SKIPPED: SFDMU, because sf plugins link');
    expect([help.ratio > 0, panel]).toEqual([true, []]);
    expect(goals.filter(({ found }) => !(found > 0))).toEqual([]);
  });

  test('ends with the usage and exit code 2 on a wrong option', () => {
    const { status, stderr } = bench('--accounts', 'x');

    expect([status, stderr]).toEqual([2, expect.stringContaining('usage: npm run bench')]);
  });
});
