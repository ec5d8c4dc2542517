// SPDX-License-Identifier: Apache-2.0
// `npm run chaos` as a process, shorter than it is meant to be.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ChaosResult } from '../chaos/chaosResult.ts';
import { ROOT } from '../local/folders.ts';

jest.setTimeout(180_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chaos-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function chaos(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--conditions=churn-source', join(ROOT, 'scripts/chaos.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', LOCAL_FOLDER: folder },
  });
}

describe('npm run chaos', () => {
  test('finds that commands which were killed and started again come to the end of undisturbed ones', () => {
    const { status, stdout, stderr } = chaos('--kills', '12', '--seed', '4', '--json');
    if (status !== 0) throw new Error(stderr);
    const { kills, faulty, missed } = JSON.parse(stdout) as ChaosResult;

    expect(kills).toBeGreaterThanOrEqual(12);
    expect(faulty).toEqual([]);
    expect(missed.length).toBeLessThan(4);
  });

  test('ends with the usage and exit code 2 on a wrong option', () => {
    const { status, stderr } = chaos('--kills', 'x');

    expect([status, stderr]).toEqual([2, expect.stringContaining('usage: npm run chaos')]);
  });
});
