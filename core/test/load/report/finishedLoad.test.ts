// SPDX-License-Identifier: Apache-2.0
import { findFinishedLoad } from '../../../src/load/index.ts';
import { createFolderStore, type FileStore } from '../../../src/run/index.ts';
import { aFolder } from '../../run/aFolder.ts';
import { aRow, writeRun } from '../../run/aRun.ts';
import { stubOrg } from '../stubOrg.ts';

const folder = aFolder();
const org = stubOrg();
let run: FileStore;
let root: FileStore;
beforeEach(async () => {
  run = createFolderStore(await writeRun(folder.path, { files: [[aRow()]] }));
  root = createFolderStore(folder.path);
});

test('a run without reports was not loaded', async () => {
  expect(await findFinishedLoad({ run, root, org })).toBeUndefined();
});

test('the newest load without failures is found', async () => {
  await leaveReport('20251203T020000Z-aaaaaa', { outcome: 'loaded' });
  await leaveReport('20251204T020000Z-bbbbbb', { outcome: 'loaded' });
  await leaveReport('20251205T020000Z-cccccc', { outcome: 'loading' });

  expect(await findFinishedLoad({ run, root, org })).toBe('20251204T020000Z-bbbbbb');
});

test.each(['loading', 'refused', 'loaded with failures', 'interrupted', 'failed'])(
  'a load that is "%s" is not finished',
  async (outcome) => {
    await leaveReport('load-1', { outcome });

    expect(await findFinishedLoad({ run, root, org })).toBeUndefined();
  },
);

test('a load into another org does not count', async () => {
  await leaveReport('load-1', { outcome: 'loaded' });

  const other = stubOrg({ orgId: '00D000000000002EAA' });
  expect(await findFinishedLoad({ run, root, org: other })).toBeUndefined();
});

test('a manifest that was written again is another run', async () => {
  await leaveReport('load-1', { outcome: 'loaded', source: `${run.uri}/manifest.json?versionId=1` });
  const versioned = { ...run, stat: async () => ({ bytes: 1, version: '2' }) };

  expect(await findFinishedLoad({ run: versioned, root, org })).toBeUndefined();
});

test('a report that is cut off, or not there, is none', async () => {
  await root.write(`loads/${org.orgId}/run-2026-a/load-1/report.json`, Buffer.from('{"outcome":"loa'));
  await root.write(`loads/${org.orgId}/run-2026-a/load-2/rejects.csv`, Buffer.from(''));

  expect(await findFinishedLoad({ run, root, org })).toBeUndefined();
});

test('a store that fails is told', async () => {
  const denied = new Error('denied');
  const closed: FileStore = { ...root, sub: () => ({ ...root, folders: () => failing(denied) }) };

  await expect(findFinishedLoad({ run, root: closed, org })).rejects.toBe(denied);
});

async function leaveReport(loadId: string, report: Readonly<Record<string, unknown>>): Promise<void> {
  const text = JSON.stringify({ source: `${run.uri}/manifest.json`, ...report });
  await root.write(`loads/${org.orgId}/run-2026-a/${loadId}/report.json`, Buffer.from(text));
}

// eslint-disable-next-line require-yield
async function* failing(error: Error): AsyncGenerator<string> {
  throw error;
}
