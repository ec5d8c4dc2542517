// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Rows of `<Object>.csv`, by column. */
export type SeedFile = {
  readonly object: string;
  readonly file: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
};

/** The files of a folder in the order in which they can be inserted: owners, queues, accounts, then by name. */
export async function readSeedFolder(folder: string): Promise<readonly SeedFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
  if (names.length === 0) throw new Error(`${folder} has no <Object>.csv files to seed from`);
  return Promise.all(names.sort(byRank).map((name) => readSeedFile(folder, name)));
}

const FIRST = ['User', 'Group', 'Account'];

function byRank(one: string, other: string): number {
  return rank(one) - rank(other) || one.localeCompare(other);
}

function rank(name: string): number {
  const position = FIRST.indexOf(basename(name, '.csv'));
  return position < 0 ? FIRST.length : position;
}

async function readSeedFile(folder: string, name: string): Promise<SeedFile> {
  try {
    const rows = parse(await readFile(join(folder, name)), { bom: true, columns: true, skip_empty_lines: true });
    return { object: basename(name, '.csv'), file: name, rows: rows as Record<string, string>[] };
  } catch (error) {
    throw new Error(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
