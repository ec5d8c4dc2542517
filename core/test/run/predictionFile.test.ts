// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderStore, openRun, readAccounts, type FileStore } from '../../src/run/index.ts';
import { aFolder } from './aFolder.ts';
import { aRow, writeRun, type RunForm } from './aRun.ts';
import { readAll } from './readAll.ts';

const folder = aFolder();
const PART = 'predictions/part-00000.ndjson';

const write = (form: Partial<RunForm> = {}) => writeRun(folder.path, { files: [[aRow()]], ...form });

/** As a store elsewhere is: files of it have to be copied here. */
function elsewhere(path: string): FileStore {
  const { localPath: _localPath, ...store } = createFolderStore(path);
  return store;
}

const STORES = [
  ['on this machine', (path: string) => createFolderStore(path)],
  ['elsewhere', elsewhere],
] as const;

describe.each(STORES)('in a store %s', (_where, storeAt) => {
  test('a file that is listed but not there is refused', async () => {
    const run = await write();
    await rm(join(run, PART));

    await expect(readAll(storeAt(run))).rejects.toMatchObject({
      code: 'run_file_missing',
      message: `${run}/${PART} is listed in the manifest, but is not there.`,
    });
  });

  test('a file of another size is refused', async () => {
    const run = await write();
    const { length } = await readFile(join(run, PART));
    await writeFile(join(run, PART), 'short');

    await expect(readAll(storeAt(run))).rejects.toMatchObject({
      code: 'run_file_differs',
      message: `${run}/${PART}: bytes 5, but the manifest says ${length}.`,
    });
  });

  test('a file with other bytes is refused', async () => {
    const run = await write();
    const bytes = await readFile(join(run, PART));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    bytes[20] = 0x41;
    await writeFile(join(run, PART), bytes);

    await expect(readAll(storeAt(run))).rejects.toMatchObject({
      code: 'run_file_differs',
      message: expect.stringMatching(`${PART}: sha256 [0-9a-f]{64}, but the manifest says ${sha256}.`),
    });
  });

  test('copies are removed, however the reading ends', async () => {
    const copies = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith(`churn-load-${process.pid}-`));
    const before = await copies();
    const store = storeAt(await write({ files: [[aRow()], [aRow({ renewal_key: 'b', account_key: 'b' })]] }));

    for await (const _accounts of readAccounts(await openRun(store), { needsDetails: () => true, onReject: () => {} }))
      break;
    await readAll(store);
    await readAll(store, { signal: AbortSignal.abort('stop') }).catch(() => {});

    expect(await copies()).toEqual(before);
  });

  test("an aborted reading ends with the signal's reason", async () => {
    const reason = new Error('enough');

    await expect(readAll(storeAt(await write()), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

test.each(['parquet', 'ndjson', 'csv'] as const)('a %s file with another number of rows is refused', async (format) => {
  const run = await write({ format, manifest: { predictions: { rows: 1 } } });
  const manifest = JSON.parse(await readFile(join(run, 'manifest.json'), 'utf8'));
  manifest.predictions.rows = manifest.predictions.files[0].rows = 2;
  await writeFile(join(run, 'manifest.json'), JSON.stringify(manifest));

  await expect(readAll(run)).rejects.toMatchObject({
    code: 'run_file_differs',
    message: `${run}/predictions/part-00000.${format}: rows 1, but the manifest says 2.`,
  });
});

test.each([
  ['parquet', false],
  ['ndjson', true],
] as const)('a %s file that is damaged although its hash fits is refused', async (format, gzip) => {
  const run = await write({ format, gzip });
  const path = `predictions/part-00000.${format}${gzip ? '.gz' : ''}`;
  const bytes = (await readFile(join(run, path))).subarray(0, -9);
  await writeFile(join(run, path), bytes);
  const manifest = JSON.parse(await readFile(join(run, 'manifest.json'), 'utf8'));
  const sha256 = createHash('sha256').update(bytes).digest('hex').toUpperCase();
  Object.assign(manifest.predictions.files[0], { bytes: bytes.length, sha256 });
  await writeFile(join(run, 'manifest.json'), JSON.stringify(manifest));

  await expect(readAll(run)).rejects.toMatchObject({
    code: 'file_unreadable',
    message: expect.stringContaining(`${run}/${path} can't be read`),
  });
});

test.each(['parquet', 'csv'] as const)('a %s file without a required column is refused by its name', async (format) => {
  const { product: _product, ...row } = aRow();
  const run = await write({ format, files: [[row]], parquet: { without: ['product', 'segment'] } });

  await expect(readAll(run)).rejects.toMatchObject({
    code: 'column_missing',
    message: `${run}/predictions/part-00000.${format} has no column product.`,
  });
});

test.each(['parquet', 'ndjson', 'csv'] as const)('a %s file may lack the columns that are optional', async (format) => {
  const without = ['segment', 'base_value', 'other_contribution', 'data_gaps'];
  const row = Object.fromEntries(Object.entries(aRow()).filter(([column]) => !without.includes(column)));

  const { accounts } = await readAll(await write({ format, files: [[row]], parquet: { without } }));

  expect(accounts).toMatchObject([{ renewals: [{ segment: null }], details: [{ gaps: [] }] }]);
});
