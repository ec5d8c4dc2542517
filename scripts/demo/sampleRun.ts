// SPDX-License-Identifier: Apache-2.0
// A small made-up churn run (contract churn-run/1) and the users and accounts of an org that fit it.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';

/** What was written: the run's folder, the folder to seed an org from, and the run's id. */
export type Sample = { readonly runFolder: string; readonly seedFolder: string; readonly runId: string };

type Customer = { readonly key: string; readonly name: string; readonly owner: string; readonly segment: string };
type SampleRow = {
  readonly account_key: string;
  readonly renewal_key: string;
  readonly product: string;
  readonly renewal_date: string;
  readonly renewal_value: number | null;
  readonly segment: string;
  readonly churn_probability: number;
  readonly drivers: string;
  readonly base_value: number;
  readonly other_contribution: number;
  readonly data_gaps: string | null;
};

const PLACES = [
  'Aldern',
  'Brookfeld',
  'Carrow',
  'Dunmere',
  'Elmstad',
  'Farhaven',
  'Greywick',
  'Holmgate',
  'Isarbruck',
  'Kettling',
];
const KINDS = [
  ['University of', 'Academic'],
  ['Institute of Technology', 'Academic'],
  ['Medical School', 'Medical'],
  ['Chemicals', 'Corporate'],
] as const;
const JOURNALS = [
  'Journal of Applied Optics',
  'Annals of Soil Science',
  'Marine Ecology Letters',
  'Chemistry Collection',
  'Archives of Public Law',
];
const REASONS = [
  ['usage_trend_12m', 'Change in usage, last 12 months', (x: number) => `${(-14 * x).toFixed(1)} % full-text requests`],
  ['cost_per_use', 'Cost per use', (x: number) => `EUR ${Math.exp(1.4 + x / 2).toFixed(2)}`],
  ['price_increase', "Price increase above the season's benchmark", (x: number) => `${(2 + 2 * x).toFixed(1)} %`],
  ['tenure_years', 'Years as a customer', (x: number) => `${Math.max(1, Math.round(8 - 3 * x))}`],
] as const;
const REPS = ['rep.ada@sales.example.com', 'rep.ben@sales.example.com', 'rep.cleo@sales.example.com'];
const BASE_VALUE = -0.6;
/** A customer at risk that the org does not know, so that the load has one to name. */
const UNKNOWN_KEY = '00010030';

/** Writes a run of 40 customers as of `asOf` below `folder`, the same for the same day. Manifest last, as the contract wants it. */
export async function writeSampleRun(folder: string, asOf: Date): Promise<Sample> {
  const random = seededRandom(20261123);
  const customers = PLACES.flatMap((place) => KINDS.map((kind, at) => customerOf(place, kind, at)));
  const rows = customers.flatMap((customer) => renewalsOf(customer, asOf, random));
  const season = String(asOf.getUTCFullYear() + 1);
  const runId = `demo-${season}-${isoDay(asOf).replaceAll('-', '')}`;
  const runFolder = join(folder, 'runs', runId);
  const seedFolder = join(folder, 'org');
  await mkdir(join(runFolder, 'predictions'), { recursive: true });
  await mkdir(seedFolder, { recursive: true });
  const part = parquetOf(rows);
  await writeFile(join(runFolder, 'predictions/part-00000.parquet'), part);
  await writeFile(join(seedFolder, 'User.csv'), userSeed());
  await writeFile(
    join(seedFolder, 'Account.csv'),
    accountSeed(customers.filter((customer) => customer.key !== UNKNOWN_KEY)),
  );
  await writeFile(join(runFolder, 'manifest.json'), manifestOf(runId, season, asOf, rows, customers.length, part));
  return { runFolder, seedFolder, runId };
}

function customerOf(place: string, [kind, segment]: (typeof KINDS)[number], at: number): Customer {
  const number = PLACES.indexOf(place) * KINDS.length + at;
  const name = kind.endsWith('of') ? `${kind} ${place}` : `${place} ${kind}`;
  return { key: String(10_001 + number).padStart(8, '0'), name, owner: REPS[number % REPS.length] ?? '', segment };
}

function renewalsOf(customer: Customer, asOf: Date, random: () => number): readonly SampleRow[] {
  const mood = 2.4 * random() - 1.6;
  return Array.from({ length: 1 + Math.floor(random() * 4) }, (_, index) => {
    const drivers = REASONS.map(([feature, label, words]) => {
      const strength = mood + 1.6 * random() - 0.8;
      return { feature, label, value: words(strength), contribution: Math.round(strength * 600_000) / 1_000_000 };
    });
    const margin = BASE_VALUE + drivers.reduce((sum, driver) => sum + driver.contribution, 0);
    const value = random() < 0.1 ? null : Math.round(Math.exp(8 + 1.5 * random()) * 100) / 100;
    return {
      account_key: customer.key,
      renewal_key: `${customer.key}-${index + 1}`,
      product: JOURNALS[Math.floor(random() * JOURNALS.length)] ?? '',
      renewal_date: isoDay(new Date(asOf.getTime() + (20 + Math.floor(random() * 120)) * 86_400_000)),
      renewal_value: value,
      segment: customer.segment,
      churn_probability: Math.round(1_000_000 / (1 + Math.exp(-margin))) / 1_000_000,
      drivers: JSON.stringify(drivers),
      base_value: BASE_VALUE,
      other_contribution: 0,
      data_gaps: random() < 0.15 ? '["No usage data for the last three months"]' : null,
    };
  });
}

function parquetOf(rows: readonly SampleRow[]): Buffer {
  const column = (name: keyof SampleRow, type: 'STRING' | 'DOUBLE', nullable = false) => ({
    name,
    data: rows.map((row) => row[name]),
    type,
    nullable,
  });
  const columnData = [
    column('account_key', 'STRING'),
    column('renewal_key', 'STRING'),
    column('product', 'STRING'),
    column('renewal_date', 'STRING'),
    column('renewal_value', 'DOUBLE', true),
    column('segment', 'STRING'),
    column('churn_probability', 'DOUBLE'),
    column('drivers', 'STRING'),
    column('base_value', 'DOUBLE'),
    column('other_contribution', 'DOUBLE'),
    column('data_gaps', 'STRING', true),
  ];
  return Buffer.from(parquetWriteBuffer({ columnData }));
}

function manifestOf(
  runId: string,
  season: string,
  asOf: Date,
  rows: readonly SampleRow[],
  accounts: number,
  part: Buffer,
): string {
  const manifest = {
    contract: 'churn-run/1',
    runId,
    season,
    asOf: isoDay(asOf),
    scoredAt: `${isoDay(asOf)}T04:15:30Z`,
    scope: 'full',
    currency: 'EUR',
    model: { name: 'demo', version: '1.0.0', algorithm: 'made-up scores' },
    predictions: {
      format: 'parquet',
      rows: rows.length,
      accounts,
      files: [
        {
          path: 'predictions/part-00000.parquet',
          rows: rows.length,
          bytes: part.length,
          sha256: createHash('sha256').update(part).digest('hex'),
        },
      ],
    },
    metrics: null,
    parameters: { seed: 20261123 },
    versions: {},
    dataVersions: {},
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function userSeed(): string {
  const rows = REPS.map((username, at) => `${username},Rep,${['Ada', 'Ben', 'Cleo'][at]},${username},true`);
  return `Username,FirstName,LastName,Email,IsActive\n${rows.join('\n')}\n`;
}

function accountSeed(customers: readonly Customer[]): string {
  const rows = customers.map(({ name, key, owner }) => `${name},${key},${owner}`);
  return `Name,Churn_Account_Key__c,Owner.Username\n${rows.join('\n')}\n`;
}

/** mulberry32: small, and the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
