// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { aFolder } from '../aFolder.ts';
import { aRow, writeRun, type RowCells } from '../aRun.ts';
import { readAll, type WholeReading } from '../readAll.ts';

const folder = aFolder();

const row = (account: string, renewal: string, cells: RowCells = {}) =>
  aRow({ account_key: account, renewal_key: renewal, churn_probability: 0.1, ...cells });

/** Reads with everything quiet below 0.5, and tells the scores that were told. */
async function readQuietly(files: readonly RowCells[][], rowGroupRows = 1000, butNot: readonly string[] = []) {
  const run = await writeRun(folder.path, { format: 'parquet', files, parquet: { rowGroupRows } });
  const scores: number[] = [];
  const quiet = { belowMicros: 500_000, butNot, onScore: (micros: number) => scores.push(micros) };
  const reading = await readAll(run, { needsDetails: ({ renewals }) => isLoud(renewals), quiet });
  return { ...reading, scores };
}

type Scored = readonly { readonly probabilityMicros: number }[];

const isLoud = (renewals: Scored): boolean => renewals.some(({ probabilityMicros }) => probabilityMicros >= 500_000);

test('an account without a high score is counted, its scores are told, and it is not handed out', async () => {
  const { accounts, scores, summary } = await readQuietly([
    [
      row('a', '1'),
      row('a', '2', { churn_probability: 0.2 }),
      row('b', '3', { churn_probability: 0.5 }),
      row('c', '4'),
    ],
  ]);

  expect(accounts.map(({ accountKey }) => accountKey)).toEqual(['b', 'c']);
  expect(scores).toEqual([100_000, 200_000]);
  expect(summary).toMatchObject({ rows: 4, accepted: 4, accounts: 3, warnings: [] });
});

test('an account that is asked for by its key is handed out, whatever its scores', async () => {
  const { accounts } = await readQuietly([[row('A', '1'), row('b', '2'), row('c', '3')]], 1000, ['a']);

  expect(accounts.map(({ accountKey }) => accountKey)).toContain('A');
});

test('rows that were passed over claim their keys', async () => {
  const { rejects } = await readQuietly([[row('a', '1'), row('b', '2'), row('c', '1'), row('a', '3'), row('d', '4')]]);

  expect(rejects.map(({ row: at, code }) => [at, code])).toEqual([
    [3, 'duplicate_renewal'],
    [4, 'account_not_together'],
  ]);
});

test('a quiet account goes on behind rejected rows', async () => {
  const loud = { churn_probability: 0.9 };
  const { accounts, rejects } = await readQuietly([
    [row('x', '0'), row('a', '1'), row('b', '2', { ...loud, drivers: 'x' }), row('a', '3', loud), row('c', '4')],
  ]);

  const a = accounts.find(({ accountKey }) => accountKey === 'a');
  expect(rejects.map(({ row: at, code }) => [at, code])).toEqual([[3, 'bad_drivers']]);
  expect([a?.renewals.map(({ renewalKey }) => renewalKey), a?.details?.length]).toEqual([['1', '3'], 2]);
});

test('an account of more rows than are compared one by one may name a renewal twice', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => row('a', n === 30 ? 'R-7' : `r-${n}`));

  const { rejects, summary } = await readQuietly([[...rows, row('b', 'other'), row('c', 'last')]]);

  expect(rejects.map(({ row: at, code }) => [at, code])).toEqual([[31, 'duplicate_renewal']]);
  expect(summary).toMatchObject({ accepted: 41, accounts: 3 });
});

test('quiet or not, and wherever row groups end: the same rows are taken as from NDJSON', async () => {
  const cells = fc.record({
    account_key: fc.constantFrom('a', 'A ', 'b', 'c', 'ä', 'Ä', '\u00a0d', '', ' '),
    renewal_key: fc.constantFrom('1', ' 1', '2', '3', '4', 'é', 'É', 'x'.repeat(81), null),
    product: fc.constantFrom('Journal', 'Zeitschrift für Bodenkunde', '', 'a\u0007'),
    renewal_date: fc.constantFrom('2026-01-31', '2026-01-31', '2026-03-01', null),
    renewal_value: fc.constantFrom(0, 12.345, null, -1),
    segment: fc.constantFrom(null, '', 'Academic', 'ß', 's'.repeat(81)),
    churn_probability: fc.constantFrom(0, 0.1, 0.1, 0.4999994, 0.4999995, 0.9, 7),
    drivers: fc.constantFrom('[]', '[]', 'x'),
  });
  // a fault in the details of an account that needs none is not looked for
  const rows = fc.array(
    cells.map((each) => aRow({ ...each, drivers: (each.churn_probability ?? 0) === 0.9 ? each.drivers : '[]' })),
    { maxLength: 14 },
  );
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 8 }), async (file, rowGroupRows) => {
      const quietly = await readQuietly([file], rowGroupRows);
      const all = await readAll(await writeRun(folder.path, { format: 'ndjson', files: [file] }));

      expect(quietly.rejects.map(placeAndCode)).toEqual(all.rejects.map(placeAndCode));
      expect(countsOf(quietly)).toEqual(countsOf(all));
      expect(loudOf(quietly)).toEqual(loudOf(all));
      expect([...quietly.scores, ...scoresOf(quietly)].sort()).toEqual(scoresOf(all).sort());
    }),
    { numRuns: 150 },
  );
}, 60_000);

const placeAndCode = ({ row: at, column, code, message }: WholeReading['rejects'][number]) => [
  at,
  column,
  code,
  message,
];

const countsOf = ({ summary: { rows, accepted, rejected, accounts, incomplete } }: WholeReading) => ({
  rows,
  accepted,
  rejected,
  accounts,
  incomplete,
});

/** What is known of its faults when an account is handed out depends on the batches. */
const loudOf = ({ accounts }: WholeReading) =>
  accounts.filter(({ renewals }) => isLoud(renewals)).map(({ incomplete: _incomplete, ...account }) => account);

const scoresOf = ({ accounts }: WholeReading) =>
  accounts.flatMap(({ renewals }) => renewals.map(({ probabilityMicros }) => probabilityMicros));
