// SPDX-License-Identifier: Apache-2.0
import { aFolder } from './aFolder.ts';
import { aRow, writeRun, type RunForm } from './aRun.ts';
import { readAll } from './readAll.ts';

const folder = aFolder();

const FORMS: ReadonlyArray<readonly [string, Partial<RunForm>]> = [
  ['parquet', { format: 'parquet' }],
  ['ndjson', { format: 'ndjson' }],
  ['ndjson.gz', { format: 'ndjson', gzip: true }],
  ['csv', { format: 'csv' }],
  ['csv.gz', { format: 'csv', gzip: true }],
];

const DRIVERS = [
  { feature: 'tenure', label: 'Years as a customer', value: 3, contribution: -0.25 },
  { feature: 'usage', label: 'Change in usage, last year', value: '-18 %, "down"', contribution: 0.5 },
  { feature: 'price', label: 'Price', value: '', contribution: 0.25 },
];

const ROWS = [
  aRow({ account_key: ' 0001 ', renewal_key: 'A-1', drivers: DRIVERS, data_gaps: ['Price is not known'] }),
  aRow({ account_key: '0001', renewal_key: 'A-2', renewal_value: null, segment: null, drivers: null }),
  aRow({ account_key: 'Ünï"1', renewal_key: 'b,1', product: 'Letters\u00a0, "new"', churn_probability: 0.1234565 }),
];

test.each(FORMS)('%s gives the accounts with their renewals, reasons and gaps', async (_name, form) => {
  const run = await writeRun(folder.path, { files: [ROWS], ...form });

  const { accounts, rejects, summary } = await readAll(run);

  const usual = { renewalDate: '2026-01-31', segment: 'Academic', probabilityMicros: 400_000 };
  const [tenure, usage, price] = DRIVERS;
  expect(rejects).toEqual([]);
  expect(accounts).toEqual([
    {
      accountKey: '0001',
      accountId: '0001',
      incomplete: false,
      renewals: [
        { ...usual, renewalKey: 'A-1', product: 'Journal of Soil Science', valueCents: 100_000 },
        { ...usual, renewalKey: 'A-2', product: 'Journal of Soil Science', valueCents: null, segment: null },
      ],
      details: [
        { drivers: [usage, price, tenure], gaps: ['Price is not known'] },
        { drivers: [], gaps: ['Renewal value is not known', 'No reasons were given'] },
      ],
    },
    {
      accountKey: 'Ünï"1',
      accountId: 'ünï"1',
      incomplete: false,
      renewals: [
        {
          ...usual,
          renewalKey: 'b,1',
          product: 'Letters\u00a0, "new"',
          valueCents: 100_000,
          probabilityMicros: 123_457,
        },
      ],
      details: [{ drivers: aRow()['drivers'], gaps: [] }],
    },
  ]);
  expect(summary).toEqual({
    rows: 3,
    accepted: 3,
    rejected: 0,
    accounts: 2,
    warnings: [],
    incomplete: new Set(),
    surprised: false,
  });
});

test.each(FORMS)('%s leaves out the details of accounts that need none', async (_name, form) => {
  const run = await writeRun(folder.path, { files: [ROWS], ...form });

  const { accounts } = await readAll(run, { needsDetails: ({ renewals }) => renewals.length === 1 });

  expect(accounts.map(({ details }) => details)).toEqual([undefined, [{ drivers: aRow()['drivers'], gaps: [] }]]);
});

test.each(FORMS)('%s without rows is read as an empty run', async (_name, form) => {
  const { accounts, summary } = await readAll(await writeRun(folder.path, { files: [[]], ...form }));

  expect([accounts, summary.rows]).toEqual([[], 0]);
});
