// SPDX-License-Identifier: Apache-2.0
// The yardstick: nothing but hyparquet over the columns of a run that are named (all: where none is), a row group at a
// time, values thrown away.
import { join } from 'node:path';
import { createFolderStore, openRun } from '@churn-risk/core/run';
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead, parquetSchema, type AsyncBuffer } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { reportWork } from './measurement.ts';

const [folder = '', ...named] = process.argv.slice(2);
const { manifest } = await openRun(createFolderStore(folder));

await reportWork(async () => {
  let rows = 0;
  for (const { path } of manifest.predictions.files) {
    rows += await readFile(await asyncBufferFromFile(join(folder, path)));
  }
  return { rows, notes: {} };
});

/** Answers the rows of the file, once each column was decoded. */
async function readFile(file: AsyncBuffer): Promise<number> {
  const metadata = await parquetMetadataAsync(file);
  const columns = named.length > 0 ? named : parquetSchema(metadata).children.map(({ element }) => element.name);
  let rowStart = 0;
  let values = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const onChunk = ({ columnData }: { columnData: ArrayLike<unknown> }) => (values += columnData.length);
    await parquetRead({ file, metadata, compressors, columns, rowStart, rowEnd, onChunk });
    rowStart = rowEnd;
  }
  if (values !== rowStart * columns.length) throw new Error(`${values} values in ${rowStart} rows`);
  return rowStart;
}
