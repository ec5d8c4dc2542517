// SPDX-License-Identifier: Apache-2.0
// A made-up run of any size (contract churn-run/1) and its org seed: the same for the same size, written part by part.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { madeUpRenewal, RENEWAL_COLUMNS, type MadeUpRenewal } from './madeUpRenewal.ts';

export type RunSize = { readonly accounts: number; readonly renewalsPerAccount: number };

const ROWS_PER_PART = 100_000;
const ROWS_PER_GROUP = 10_000;
const OWNERS = 20;

/** Writes `runs/<run id>/` and `org/` below the folder; about a tenth of the accounts score 0.2 or more. */
export async function generateRun(folder: string, size: RunSize): Promise<void> {
  const runId = `bench-${size.accounts}x${size.renewalsPerAccount}`;
  const runFolder = join(folder, 'runs', runId);
  await mkdir(join(runFolder, 'predictions'), { recursive: true });
  await mkdir(join(folder, 'org'), { recursive: true });
  const files: PartEntry[] = [];
  for (const rows of partsOf(size)) files.push(await writePart(runFolder, files.length, rows));
  await pipeline(accountLines(size), createWriteStream(join(folder, 'org/Account.csv')));
  await writeFile(join(folder, 'org/User.csv'), userLines());
  await writeFile(join(runFolder, 'manifest.json'), JSON.stringify(manifestOf(runId, size, files), undefined, 2));
}

type PartEntry = { readonly path: string; readonly rows: number; readonly bytes: number; readonly sha256: string };

/** Rows of whole accounts. */
function* partsOf({ accounts, renewalsPerAccount }: RunSize): Generator<readonly MadeUpRenewal[]> {
  let rows: MadeUpRenewal[] = [];
  for (let account = 0; account < accounts; account++) {
    for (let number = 1; number <= renewalsPerAccount; number++) rows.push(madeUpRenewal(keyOf(account), number));
    if (rows.length + renewalsPerAccount <= ROWS_PER_PART) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

async function writePart(folder: string, number: number, rows: readonly MadeUpRenewal[]): Promise<PartEntry> {
  const path = `predictions/part-${String(number).padStart(5, '0')}.parquet`;
  const columnData = RENEWAL_COLUMNS.map((column) => ({ ...column, data: rows.map((row) => row[column.name]) }));
  const bytes = Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: ROWS_PER_GROUP }));
  await writeFile(join(folder, path), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, rows: rows.length, bytes: bytes.length, sha256 };
}

function* accountLines({ accounts }: RunSize): Generator<string> {
  yield 'Name,Churn_Account_Key__c,Owner.Username\n';
  for (let account = 0; account < accounts; account++) {
    yield `Library ${account + 1},${keyOf(account)},${usernameOf(account % OWNERS)}\n`;
  }
}

function userLines(): string {
  const lines = Array.from({ length: OWNERS }, (_, owner) => {
    const username = usernameOf(owner);
    return `${username},Rep,Number ${owner + 1},${username},true\n`;
  });
  return `Username,FirstName,LastName,Email,IsActive\n${lines.join('')}`;
}

function keyOf(account: number): string {
  return String(account + 1).padStart(8, '0');
}

function usernameOf(owner: number): string {
  return `rep${owner + 1}@bench.example.com`;
}

function manifestOf(runId: string, size: RunSize, files: readonly PartEntry[]) {
  return {
    contract: 'churn-run/1',
    runId,
    season: '2026',
    asOf: '2025-09-30',
    scoredAt: '2025-10-01T02:00:00Z',
    scope: 'full',
    currency: 'EUR',
    model: { name: 'bench', version: '1.0.0', algorithm: 'made-up scores' },
    predictions: {
      format: 'parquet',
      rows: size.accounts * size.renewalsPerAccount,
      accounts: size.accounts,
      files,
    },
    metrics: null,
    parameters: size,
    versions: {},
    dataVersions: {},
  };
}
