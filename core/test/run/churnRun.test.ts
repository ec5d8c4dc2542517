// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolderStore, openRun } from '../../src/run/index.ts';
import { aFolder } from './aFolder.ts';
import { aRow, RUN_ID, writeRun } from './aRun.ts';

const folder = aFolder();

test('an opened run knows its manifest, the hash of it and where it came from', async () => {
  const path = await writeRun(folder.path, { files: [[aRow()]], manifest: { scope: 'partial' } });
  const bytes = await readFile(join(path, 'manifest.json'));

  const run = await openRun(createFolderStore(path));

  expect(run.manifest).toMatchObject({ runId: RUN_ID, scope: 'partial', predictions: { rows: 1 } });
  expect(run.manifestSha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(run.source).toEqual({ uri: join(path, 'manifest.json') });
});

test('a folder without a manifest is no run', async () => {
  const path = await writeRun(folder.path, { files: [[aRow()]] });
  await rm(join(path, 'manifest.json'));

  await expect(openRun(createFolderStore(path))).rejects.toMatchObject({
    code: 'run_not_found',
    message: expect.stringContaining(path),
  });
});

test('a run in a folder of another name is refused', async () => {
  const path = await writeRun(folder.path, { files: [[aRow()]] });
  await rename(path, `${path}-copy`);

  await expect(openRun(createFolderStore(`${path}-copy`))).rejects.toMatchObject({
    code: 'manifest_invalid',
    message: expect.stringContaining('its folder is called "run-2026-a-copy"'),
  });
});
