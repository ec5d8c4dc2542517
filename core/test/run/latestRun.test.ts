// SPDX-License-Identifier: Apache-2.0
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolderStore, findLatestRun } from '../../src/run/index.ts';
import { aFolder } from './aFolder.ts';
import { aRow, writeRun } from './aRun.ts';

const folder = aFolder();

const write = (runId: string, scoredAt: string) =>
  writeRun(folder.path, { files: [[aRow()]], manifest: { runId, scoredAt } });
const latest = (below = '') => findLatestRun(createFolderStore(join(folder.path, below)));

test('the newest scoredAt is found from the folder above runs and from runs itself', async () => {
  await write('z', '2025-12-01T02:00:00Z');
  await write('a', '2025-12-02T02:00:00Z');
  await write('m', '2025-11-30T23:59:59.999Z');

  expect([await latest(), await latest('runs')]).toEqual(['runs/a', 'a']);
});

test('fractions of a second count, however they are written', async () => {
  await write('a', '2025-12-02T02:00:00.25Z');
  await write('b', '2025-12-02t02:00:00.2z');
  await write('c', '2025-12-02T02:00:00Z');

  expect(await latest()).toBe('runs/a');
});

test('of runs scored at the same time the larger id is the latest', async () => {
  await write('run-a', '2025-12-02T02:00:00Z');
  await write('run-b', '2025-12-02T02:00:00.000Z');

  expect(await latest()).toBe('runs/run-b');
});

test('a folder without a manifest is no run', async () => {
  await write('a', '2025-12-01T02:00:00Z');
  await rm(join(await write('b', '2025-12-02T02:00:00Z'), 'manifest.json'));

  expect(await latest()).toBe('runs/a');
});

test('a run whose manifest has another fault is not passed over', async () => {
  await write('a', '2025-12-01T02:00:00Z');
  await writeRun(folder.path, {
    files: [],
    manifest: { runId: 'b', scoredAt: '2025-12-02T02:00:00Z', contract: 'churn-run/9' },
  });

  expect(await latest()).toBe('runs/b');
});

test('a manifest that does not tell its time is refused by name, because its run may be the latest', async () => {
  await write('a', '2025-12-01T02:00:00Z');
  await mkdir(join(folder.path, 'runs/b'));
  await writeFile(join(folder.path, 'runs/b/manifest.json'), '{"scoredAt":');

  await expect(latest()).rejects.toMatchObject({
    code: 'manifest_invalid',
    message: expect.stringContaining(join('runs', 'b')),
  });
});

test('where there is no run, that is said', async () => {
  await expect(latest()).rejects.toMatchObject({
    code: 'run_not_found',
    message: expect.stringContaining(folder.path),
  });
});
