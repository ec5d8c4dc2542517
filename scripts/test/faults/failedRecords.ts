// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A line of failed.csv. */
export type FailedRecord = {
  readonly risk_key: string;
  readonly code: string;
  readonly message: string;
  readonly class: string;
  readonly owner: string;
  readonly remedy: string;
};

/** What the load of this id says of records that it did not write; empty where it left no such file. */
export async function readFailedRecords(root: string, loadId: string): Promise<readonly FailedRecord[]> {
  const files = await readdir(join(root, 'loads'), { recursive: true }).catch(() => [] as string[]);
  const file = files.find((path) => path.endsWith(join(loadId, 'failed.csv')));
  if (file === undefined) return [];
  return parse(await readFile(join(root, 'loads', file), 'utf8'), { columns: true }) as FailedRecord[];
}
