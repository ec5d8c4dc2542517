// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetMetadataAsync } from 'hyparquet';
import { createFolderStore, openRun, readAccounts } from '../../../src/run/index.ts';
import { aFolder } from '../aFolder.ts';
import { encodeParquet } from '../encodeParquet.ts';
import { aRow, writeRun } from '../aRun.ts';
import { openFileBuffer } from '../../../src/run/parquet/fileBuffer.ts';
import { createPageOpener } from '../../../src/run/parquet/columnPages.ts';

const folder = aFolder();

const ROWS = Array.from({ length: 2000 }, (_, n) => aRow({ renewal_key: `${n}`, product: `Journal ${n}` }));

async function productPages() {
  const path = join(folder.path, 'pages.parquet');
  await writeFile(
    path,
    encodeParquet(ROWS, { rowGroupRows: 2_000, pageBytes: 2_000, encodings: { product: 'PLAIN' } }),
  );
  const file = await openFileBuffer(path);
  const { row_groups: groups } = await parquetMetadataAsync(file);
  const chunk = groups[0]?.columns.find(({ meta_data: meta }) => meta?.path_in_schema[0] === 'product')?.meta_data;
  if (!chunk) throw new Error('the file has no column product');
  return { file, pages: createPageOpener(file)(chunk) };
}

test('pages come one after the other, whether their bytes are asked for or not', async () => {
  const { file, pages } = await productPages();
  const rows: number[] = [];
  const sizes: boolean[] = [];
  for (let page = pages.next(); page; page = pages.next()) {
    rows.push(page.header.data_page_header_v2?.num_rows ?? 0);
    if (rows.length % 3 === 0) sizes.push(page.bytes().length === page.header.compressed_page_size);
  }
  await file.close();

  expect(rows.reduce((sum, count) => sum + count, 0)).toBe(2000);
  expect(rows.length).toBeGreaterThan(10);
  expect(new Set(sizes)).toEqual(new Set([true]));
});

test('a file whose pages were overwritten is unreadable, and named', async () => {
  const run = await writeRun(folder.path, { format: 'parquet', files: [ROWS], parquet: { rowGroupRows: 500 } });
  const opened = await openRun(createFolderStore(run));
  const { predictions } = opened.manifest;
  const damaged = encodeParquet(ROWS, { rowGroupRows: 500 }).fill(0, 4, 4_000);
  const sha256 = createHash('sha256').update(damaged).digest('hex');
  const files = predictions.files.map((listed) => ({ ...listed, sha256, bytes: damaged.length }));
  const path = files[0]?.path ?? '';
  await writeFile(join(run, path), damaged);
  const manifest = { ...opened.manifest, predictions: { ...predictions, files } };
  const reading = readAccounts({ ...opened, manifest }, { needsDetails: () => true, onReject: () => {} });

  await expect(reading.next()).rejects.toMatchObject({
    code: 'file_unreadable',
    message: expect.stringContaining(path) as unknown,
  });
});
