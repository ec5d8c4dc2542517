// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readHeldOutBefore } from '../../../src/load/planning/heldOutBefore.ts';
import { createFolderStore } from '../../../src/run/index.ts';
import { aFolder } from '../../run/aFolder.ts';

const ORG = '00D000000000001EAA';
const folder = aFolder();

describe('accounts held out before', () => {
  test('are those of all earlier loads of the season in this org, in lower case', async () => {
    await leave(`${ORG}/run-1/load-1`, [assignment('A1', 'held_out'), assignment('a2', 'treated')]);
    await leave(`${ORG}/run-2/load-1`, [assignment('a3', 'held_out')]);
    await leave(`${ORG}/run-1/load-2`, [assignment('a4', 'held_out', '2025')]);
    await leave('00D000000000002EAA/run-1/load-1', [assignment('a5', 'held_out')]);

    const heldOut = await readHeldOutBefore(createFolderStore(folder.path), ORG, '2026');
    expect([...heldOut].sort()).toEqual(['a1', 'a3']);
  });

  test('are none where nothing was loaded', async () => {
    expect(await readHeldOutBefore(createFolderStore(folder.path), ORG, '2026')).toEqual(new Set());
  });

  test('stop the load where a file of them is damaged, naming it', async () => {
    const path = await leave(`${ORG}/run-1/load-1`, [assignment('a1', 'held_out')]);
    await writeFile(path, 'no gzip');

    await expect(readHeldOutBefore(createFolderStore(folder.path), ORG, '2026')).rejects.toMatchObject({
      code: 'store_unreadable',
      message: expect.stringContaining(`loads/${ORG}/run-1/load-1/assignments.ndjson.gz`),
    });
  });
});

function assignment(accountKey: string, arm: string, season = '2026'): unknown {
  return {
    accountKey,
    season,
    arm,
    probability: 0.9,
    valueAtRisk: 1,
    band: 'High',
    runId: 'run-1',
    asOf: '2025-12-01',
  };
}

async function leave(load: string, rows: readonly unknown[]): Promise<string> {
  const path = join(folder.path, 'loads', load, 'assignments.ndjson.gz');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join('')));
  return path;
}
