// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { writeRun } from '../../../core/test/run/aRun.ts';

type Manifest = Readonly<Record<string, unknown>> & {
  readonly predictions: { readonly files: readonly { readonly path: string }[] };
};

/** Writes the rows of a Parquet run as a run in NDJSON below `root`, and answers with its folder. Does without the project's own reader. */
export async function writeTwin(run: string, root: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(run, 'manifest.json'), 'utf8')) as Manifest;
  const { predictions, ...rest } = manifest;
  const files = await Promise.all(predictions.files.map(({ path }) => readRows(join(run, path))));
  return writeRun(root, { manifest: rest, files });
}

async function readRows(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const bytes = await readFile(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = await parquetReadObjects({ file, compressors });
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cellOf(cell)])));
}

/** Days as text. */
function cellOf(cell: unknown): unknown {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell;
}
