// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { madeUpRenewal, RENEWAL_COLUMNS, type MadeUpRenewal } from '../../bench/runs/madeUpRenewal.ts';
import { listCustomers, type Customer } from './stories.ts';

export const SEASON = '2026';

/** Folders that a season was written to. */
export type WrittenSeason = { readonly first: string; readonly second: string; readonly seed: string };

/** The last file of predictions that a load reads. */
export const LAST_FILE = 'predictions/part-00001.parquet';

/** Writes the season's two runs (contract churn-run/1, two Parquet files each) and the org seed that fits them. */
export async function writeSeason(folder: string): Promise<WrittenSeason> {
  const seed = join(folder, 'org');
  await mkdir(seed, { recursive: true });
  await writeFile(join(seed, 'User.csv'), userLines());
  await writeFile(join(seed, 'Account.csv'), accountLines());
  return {
    seed,
    first: await writeRun(folder, { runId: 'first', asOf: '2025-10-01', scoreOf: ({ story }) => story.first }),
    second: await writeRun(folder, { runId: 'second', asOf: '2025-11-10', scoreOf: ({ story }) => story.second }),
  };
}

type RunForm = {
  readonly runId: string;
  readonly asOf: string;
  readonly scoreOf: (customer: Customer) => number;
};

async function writeRun(folder: string, form: RunForm): Promise<string> {
  const runFolder = join(folder, 'runs', form.runId);
  await mkdir(join(runFolder, 'predictions'), { recursive: true });
  const customers = listCustomers();
  const middle = customers.length >> 1;
  const files = [];
  for (const [number, part] of [customers.slice(0, middle), customers.slice(middle)].entries())
    files.push(
      await writePart(
        runFolder,
        number,
        part.flatMap((customer) => renewalsOf(customer, form)),
      ),
    );
  await writeFile(join(runFolder, 'manifest.json'), JSON.stringify(manifestOf(form, customers.length, files)));
  return runFolder;
}

type PartEntry = { readonly path: string; readonly rows: number; readonly bytes: number; readonly sha256: string };

async function writePart(folder: string, number: number, rows: readonly MadeUpRenewal[]): Promise<PartEntry> {
  const path = `predictions/part-0000${number}.parquet`;
  const columnData = RENEWAL_COLUMNS.map((column) => ({ ...column, data: rows.map((row) => row[column.name]) }));
  const bytes = Buffer.from(parquetWriteBuffer({ columnData }));
  await writeFile(join(folder, path), bytes);
  return { path, rows: rows.length, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const RENEWALS = 2;
const BETWEEN = new Date('2025-10-20');
const AFTER = new Date('2026-01-31');

function renewalsOf({ key, story }: Customer, { scoreOf }: RunForm): readonly MadeUpRenewal[] {
  return Array.from({ length: RENEWALS }, (_, index) => {
    const renewal = madeUpRenewal(key, index + 1);
    const renewal_date = story.renewsBetween === true ? BETWEEN : AFTER;
    return { ...withScore(renewal, scoreOf({ key, story }) - index / 1000), renewal_date };
  });
}

/** The drivers stay: what is left to explain goes into the base value. */
function withScore(renewal: MadeUpRenewal, probability: number): MadeUpRenewal {
  const drivers = JSON.parse(renewal.drivers) as readonly { readonly contribution: number }[];
  const explained = drivers.reduce((sum, { contribution }) => sum + contribution, 0);
  const margin = Math.log(probability / (1 - probability));
  return { ...renewal, churn_probability: probability, base_value: margin - explained };
}

function manifestOf({ runId, asOf }: RunForm, accounts: number, files: readonly PartEntry[]) {
  return {
    contract: 'churn-run/1',
    runId,
    season: SEASON,
    asOf,
    scoredAt: `${asOf}T23:00:00Z`,
    scope: 'full',
    currency: 'EUR',
    model: { name: 'chaos', version: '1.0.0', algorithm: 'stories' },
    predictions: { format: 'parquet', rows: accounts * RENEWALS, accounts, files },
    metrics: null,
    parameters: {},
    versions: {},
    dataVersions: {},
  };
}

const OWNERS = 5;

function accountLines(): string {
  const known = listCustomers().filter(({ story }) => story.unknown !== true);
  const lines = known.map(({ key }, index) => `Library ${key},${key},${usernameOf(index % OWNERS)}\n`);
  return `Name,Churn_Account_Key__c,Owner.Username\n${lines.join('')}`;
}

function userLines(): string {
  const owners = Array.from({ length: OWNERS }, (_, owner) => usernameOf(owner));
  const lines = owners.map((username, owner) => `${username},Rep,Number ${owner + 1},${username},true\n`);
  return `Username,FirstName,LastName,Email,IsActive\n${lines.join('')}`;
}

function usernameOf(owner: number): string {
  return `rep${owner + 1}@chaos.example.com`;
}
