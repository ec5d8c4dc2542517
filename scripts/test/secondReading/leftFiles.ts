// SPDX-License-Identifier: Apache-2.0
// The result files of a load, as the second reading tells what they hold.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { AccountFigures, Reading } from './askSecondReading.ts';

export type LeftFiles = Pick<Reading, 'rejects' | 'unknown' | 'assignments'>;

/** `folder`: of the load, below `loads/`. */
export async function readLeftFiles(folder: string): Promise<LeftFiles> {
  const rejects = await readCsv(join(folder, 'rejects.csv'));
  const unknown = await readCsv(join(folder, 'unknown-accounts.csv'));
  return sortFiles({
    rejects: rejects.map(({ file = '', row, column = '', code = '' }) => ({ file, row: Number(row), column, code })),
    unknown: unknown.map((line) => ({
      accountKey: line['account_key'] ?? '',
      band: line['band'] ?? '',
      probability: Number(line['probability']),
      valueAtRisk: Number(line['value_at_risk']),
      renewalsAtRisk: Number(line['renewals_at_risk']),
    })),
    assignments: await readAssignments(join(folder, 'assignments.ndjson.gz')),
  });
}

/**
 * Sorted, with keys in lower case and files without their ending, which the rows of a run in another format have not
 * in common. An assignment does not tell how many renewals are at risk.
 */
export function sortFiles({ rejects, unknown, assignments }: LeftFiles): LeftFiles {
  return {
    rejects: rejects.map((reject) => ({ ...reject, file: reject.file.replace(/\..*$/, '') })).toSorted(by(placeOf)),
    unknown: unknown.map(foldAccount).toSorted(by(keyOf)),
    assignments: assignments.map((line) => ({ ...foldAccount(line), renewalsAtRisk: 0 })).toSorted(by(keyOf)),
  };
}

/**
 * `expected` without the faults in drivers, gaps and rationales that `found` has not: in Parquet these columns are read
 * only of accounts that need them (DESIGN.md, "Read"). What was found must be right, and all else must be found.
 */
export function withoutUnseen(expected: LeftFiles, found: LeftFiles): LeftFiles {
  const seen = new Set(found.rejects.map(placeOf));
  const rejects = expected.rejects.filter((reject) => !DETAIL_CODES.includes(reject.code) || seen.has(placeOf(reject)));
  return { ...expected, rejects };
}

const DETAIL_CODES = ['bad_drivers', 'bad_gaps', 'bad_rationale'];

async function readCsv(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  return parse(await readFile(path), { columns: true });
}

async function readAssignments(path: string): Promise<LeftFiles['assignments']> {
  const lines = gunzipSync(await readFile(path))
    .toString()
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => {
    const { accountKey, band, probability, valueAtRisk, arm } = JSON.parse(line) as LeftFiles['assignments'][number];
    return { accountKey, band, probability, valueAtRisk, renewalsAtRisk: 0, arm };
  });
}

function foldAccount<T extends AccountFigures>(line: T): T {
  return { ...line, accountKey: line.accountKey.toLowerCase() };
}

type Reject = LeftFiles['rejects'][number];

function placeOf({ file, row }: Reject): string {
  return `${file} ${row}`;
}

function keyOf({ accountKey }: AccountFigures): string {
  return accountKey;
}

function by<T>(name: (line: T) => string): (one: T, other: T) => number {
  return (one, other) => (name(one) === name(other) ? 0 : name(one) < name(other) ? -1 : 1);
}
