// SPDX-License-Identifier: Apache-2.0
import { aFolder } from './aFolder.ts';
import { aRow, writeRun, type RowCells } from './aRun.ts';
import { readAll } from './readAll.ts';

const folder = aFolder();

const driver = (over: RowCells = {}) => ({ feature: 'usage', label: 'Usage', value: '1', contribution: 1, ...over });
const long = (length: number) => 'x'.repeat(length);

/** Column, code, what stands there. Each is told in every format that can spell it. */
const FAULTS: ReadonlyArray<readonly [string, string, RowCells]> = [
  ['account_key', 'missing_value', { account_key: null }],
  ['account_key', 'bad_text', { account_key: ' \u00a0\u2003 ' }],
  ['account_key', 'bad_text', { account_key: long(81) }],
  ['account_key', 'bad_text', { account_key: 'a\u0000b' }],
  ['account_key', 'bad_text', { account_key: 'a\u007fb' }],
  ['renewal_key', 'missing_value', { renewal_key: null }],
  ['renewal_key', 'bad_text', { renewal_key: '\t' }],
  ['renewal_key', 'bad_text', { renewal_key: long(81) }],
  ['product', 'missing_value', { product: null }],
  ['product', 'bad_text', { product: ' \u2009' }],
  ['product', 'bad_text', { product: long(256) }],
  ['product', 'bad_text', { product: 'two\nlines' }],
  ['renewal_date', 'missing_value', { renewal_date: null }],
  ['segment', 'bad_text', { segment: long(81) }],
  ['segment', 'bad_text', { segment: 'a\u001fb' }],
  ['renewal_value', 'bad_number', { renewal_value: -0.01 }],
  ['renewal_value', 'bad_number', { renewal_value: -0.005 }],
  ['renewal_value', 'bad_number', { renewal_value: 1e13 }],
  ['churn_probability', 'missing_value', { churn_probability: null }],
  ['churn_probability', 'bad_probability', { churn_probability: 1.0000005 }],
  ['churn_probability', 'bad_probability', { churn_probability: -0.000001 }],
  ['drivers', 'bad_drivers', { drivers: '{"feature":"usage"}' }],
  ['drivers', 'bad_drivers', { drivers: 'usage' }],
  ['drivers', 'bad_drivers', { drivers: ['usage'] }],
  ['drivers', 'bad_drivers', { drivers: [null] }],
  ['drivers', 'bad_drivers', { drivers: Array.from({ length: 11 }, (_, n) => driver({ feature: `f${n}` })) }],
  ['drivers', 'bad_drivers', { drivers: [driver(), driver()] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ feature: '' })] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ feature: long(81) })] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ feature: 7 })] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ label: '' })] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ label: long(121) })] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ label: null })] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ label: 'a\u0001' })] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ value: long(121) })] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ value: null })] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ value: true })] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ contribution: '1' })] }],
  ['drivers', 'bad_drivers', { drivers: [driver({ contribution: null })] }],
  ['drivers', 'bad_drivers', { drivers: '[{"feature":"a","label":"b","value":1,"contribution":1e999}]' }],
  ['data_gaps', 'bad_gaps', { data_gaps: '"one"' }],
  ['data_gaps', 'bad_gaps', { data_gaps: 'no JSON' }],
  ['data_gaps', 'bad_gaps', { data_gaps: [''] }],
  ['data_gaps', 'bad_gaps', { data_gaps: [7] }],
  ['data_gaps', 'bad_gaps', { data_gaps: [long(201)] }],
  ['data_gaps', 'bad_gaps', { data_gaps: ['a\tb'] }],
  ['data_gaps', 'bad_gaps', { data_gaps: Array.from({ length: 21 }, (_, n) => `gap ${n}`) }],
  ['churn_probability', 'bad_rationale', { base_value: 1 }],
  ['churn_probability', 'bad_rationale', { other_contribution: 0 }],
  ['churn_probability', 'bad_rationale', { base_value: 1, other_contribution: 0 }],
];

const CASES = FAULTS.flatMap(([column, code, cells]) =>
  (['parquet', 'ndjson', 'csv'] as const).map((format) => [format, column, code, cells] as const),
);

test.each(CASES)('%s: %s is rejected as %s: %j', async (format, column, code, cells) => {
  const good = aRow({ account_key: '0002', renewal_key: '0002-1' });
  const run = await writeRun(folder.path, { format, files: [[aRow(cells), good]] });

  const { accounts, rejects, summary } = await readAll(run);

  const [file] = ['predictions/part-00000.' + format];
  expect(rejects).toEqual([{ file, row: 1, column, code, message: expect.stringMatching(`^${column} `) }]);
  expect(accounts.map(({ accountKey }) => accountKey)).toEqual(['0002']);
  expect(summary.incomplete).toEqual(new Set(column === 'account_key' ? [] : ['0001']));
});

/** Faults of days, numbers and lines that only some formats can spell. */
const SPELT: ReadonlyArray<readonly ['ndjson' | 'csv', string, string, RowCells]> = [
  ['ndjson', 'renewal_date', 'bad_date', { renewal_date: '' }],
  ['ndjson', 'renewal_date', 'bad_date', { renewal_date: '2026-02-29' }],
  ['ndjson', 'renewal_date', 'bad_date', { renewal_date: '1899-12-31' }],
  ['csv', 'renewal_date', 'bad_date', { renewal_date: '2200-01-01' }],
  ['csv', 'renewal_date', 'bad_date', { renewal_date: '2026-1-31' }],
  ['csv', 'renewal_date', 'bad_date', { renewal_date: '2026-01-31T00:00:00Z' }],
  ['ndjson', 'renewal_date', 'bad_date', { renewal_date: 20260131 }],
  ['ndjson', 'account_key', 'bad_text', { account_key: 1 }],
  ['ndjson', 'account_key', 'bad_text', { account_key: '' }],
  ['ndjson', 'product', 'bad_text', { product: ['Journal'] }],
  ['ndjson', 'segment', 'bad_text', { segment: 3 }],
  ['ndjson', 'renewal_value', 'bad_number', { renewal_value: '1000' }],
  ['ndjson', 'renewal_value', 'bad_number', { renewal_value: true }],
  ['csv', 'renewal_value', 'bad_number', { renewal_value: '1,000' }],
  ['csv', 'renewal_value', 'bad_number', { renewal_value: ' 1000' }],
  ['csv', 'renewal_value', 'bad_number', { renewal_value: '0x10' }],
  ['csv', 'renewal_value', 'bad_number', { renewal_value: '9999999999999.995' }],
  ['ndjson', 'churn_probability', 'bad_probability', { churn_probability: '0.5' }],
  ['csv', 'churn_probability', 'bad_probability', { churn_probability: 'NaN' }],
  ['ndjson', 'base_value', 'bad_number', { base_value: '1', other_contribution: 0 }],
  ['csv', 'base_value', 'bad_number', { base_value: 'x' }],
  ['csv', 'other_contribution', 'bad_number', { base_value: 1, other_contribution: '1e999' }],
  ['ndjson', 'drivers', 'bad_drivers', { drivers: 7 }],
  ['ndjson', 'drivers', 'bad_drivers', { drivers: {} }],
  ['ndjson', 'data_gaps', 'bad_gaps', { data_gaps: {} }],
];

test.each(SPELT)('%s alone can spell this fault: %s, %s: %j', async (format, column, code, cells) => {
  const { rejects } = await readAll(await writeRun(folder.path, { format, files: [[aRow(cells)]] }));

  expect(rejects).toEqual([expect.objectContaining({ row: 1, column, code })]);
});

test('the first fault in the order of the columns is told', async () => {
  const faulty = { product: null, renewal_value: -1, churn_probability: 2, drivers: 'x', base_value: 1 };
  const rows = [
    aRow({ ...faulty }),
    aRow({ ...faulty, product: 'Journal' }),
    aRow({ ...faulty, product: 'Journal', renewal_value: 1 }),
    aRow({ ...faulty, product: 'Journal', renewal_value: 1, churn_probability: 0.2 }),
    aRow({ ...faulty, product: 'Journal', renewal_value: 1, churn_probability: 0.2, drivers: null }),
  ];

  const { rejects } = await readAll(await writeRun(folder.path, { files: [rows] }));

  expect(rejects.map(({ column, code }) => [column, code])).toEqual([
    ['product', 'missing_value'],
    ['renewal_value', 'bad_number'],
    ['churn_probability', 'bad_probability'],
    ['drivers', 'bad_drivers'],
    ['churn_probability', 'bad_rationale'],
  ]);
});
