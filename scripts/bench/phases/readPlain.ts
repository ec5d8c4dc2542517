// SPDX-License-Identifier: Apache-2.0
// The yardstick: nothing but hyparquet over the cheap columns of a run, a row group at a time, values thrown away.
import { join } from 'node:path';
import { createFolderStore, openRun } from '@churn-risk/core/run';
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead, type AsyncBuffer } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { reportWork } from './measurement.ts';

const CHEAP_COLUMNS = [
  'account_key',
  'renewal_key',
  'product',
  'renewal_date',
  'renewal_value',
  'segment',
  'churn_probability',
];

const [folder = ''] = process.argv.slice(2);
const { manifest } = await openRun(createFolderStore(folder));

await reportWork(async () => {
  let rows = 0;
  for (const { path } of manifest.predictions.files) {
    rows += await readFile(await asyncBufferFromFile(join(folder, path)));
  }
  return { rows, notes: {} };
});

/** Answers the rows of the file, once each of its columns was decoded. */
async function readFile(file: AsyncBuffer): Promise<number> {
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  let values = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const onChunk = ({ columnData }: { columnData: ArrayLike<unknown> }) => (values += columnData.length);
    await parquetRead({ file, metadata, compressors, columns: CHEAP_COLUMNS, rowStart, rowEnd, onChunk });
    rowStart = rowEnd;
  }
  if (values !== rowStart * CHEAP_COLUMNS.length) throw new Error(`${values} values in ${rowStart} rows`);
  return rowStart;
}
