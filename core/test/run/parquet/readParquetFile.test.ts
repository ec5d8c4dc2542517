// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { aFolder } from '../aFolder.ts';
import { aRow, writeRun, type RowCells } from '../aRun.ts';
import { readAll } from '../readAll.ts';

const folder = aFolder();

const row = (account: string, renewal: string, cells: RowCells = {}) =>
  aRow({ account_key: account, renewal_key: renewal, ...cells });
const AT_RISK = { churn_probability: 0.9 };
const needsDetails = ({ renewals }: { renewals: readonly { probabilityMicros: number }[] }) =>
  renewals.some(({ probabilityMicros }) => probabilityMicros >= 900_000);

const read = async (rows: readonly RowCells[], rowGroupRows = 1000) => {
  const run = await writeRun(folder.path, { format: 'parquet', files: [rows], parquet: { rowGroupRows } });
  return readAll(run, { needsDetails });
};

test.each([1, 2, 3, 5])('an account goes on over row groups of %i rows', async (rowGroupRows) => {
  const rows = [row('a', '1'), row('a', '2'), row('a', '3', AT_RISK), row('b', '4'), row('b', '5')];

  const { accounts } = await read(rows, rowGroupRows);

  expect(accounts.map(({ accountKey, renewals, details }) => [accountKey, renewals.length, details?.length])).toEqual([
    ['a', 3, 3],
    ['b', 2, undefined],
  ]);
});

test('row groups of nothing but faulty rows are told in order, and accounts behind them are read', async () => {
  const faulty = Array.from({ length: 5 }, (_, n) => row('a', `${n}`, { churn_probability: 7 }));

  const { accounts, rejects } = await read([...faulty, row('a', '0'), row('b', '1')], 2);

  expect(rejects.map(({ row: at }) => at)).toEqual([1, 2, 3, 4, 5]);
  expect(accounts.map(({ accountKey, incomplete }) => [accountKey, incomplete])).toEqual([
    ['a', true],
    ['b', false],
  ]);
});

test('faults in details of an account that needs none are not looked for', async () => {
  const { accounts, rejects } = await read([
    row('a', '1', { drivers: 'x' }),
    row('b', '2', { drivers: 'x', ...AT_RISK }),
  ]);

  expect(rejects.map(({ row: at, code }) => [at, code])).toEqual([[2, 'bad_drivers']]);
  expect(accounts.map(({ accountKey, details }) => [accountKey, details])).toEqual([['a', undefined]]);
});

test('of two rows with one key the first without any fault is taken, although the account needs no details', async () => {
  const { accounts, rejects } = await read([row('a', '1', { drivers: 'x' }), row('a', '1', { product: 'Second' })]);

  expect(rejects.map(({ row: at, code }) => [at, code])).toEqual([[1, 'bad_drivers']]);
  expect(accounts).toMatchObject([{ renewals: [{ product: 'Second' }], details: undefined, incomplete: true }]);
});

test('an account whose only reason for details was rejected is handed out without them', async () => {
  const { accounts } = await read([row('a', '1', { drivers: 'x', ...AT_RISK }), row('a', '2')]);

  expect(accounts).toMatchObject([{ renewals: [{ renewalKey: '2' }], details: undefined, incomplete: true }]);
});

describe('an account on both sides of rows that are all rejected', () => {
  const rejected = row('b', '2', { drivers: 'x', ...AT_RISK });

  test.each([1, 2, 3, 4])('is one account, with all its details, in row groups of %i rows', async (rowGroupRows) => {
    const { accounts, rejects } = await read(
      [row('a', '1'), rejected, row('a', '3', AT_RISK), row('c', '4')],
      rowGroupRows,
    );

    expect(rejects.map(({ row: at, code }) => [at, code])).toEqual([[2, 'bad_drivers']]);
    expect(accounts.map(({ accountKey, renewals, details }) => [accountKey, renewals.length, details?.length])).toEqual(
      [
        ['a', 2, 2],
        ['c', 1, undefined],
      ],
    );
  });

  test('loses the rows whose details, looked at late, have a fault', async () => {
    const { accounts, rejects, summary } = await read([
      row('a', '1', { drivers: 'x' }),
      rejected,
      row('a', '3', AT_RISK),
    ]);

    expect(rejects.map(({ row: at, code }) => [at, code])).toEqual([
      [2, 'bad_drivers'],
      [1, 'bad_drivers'],
    ]);
    expect(accounts).toMatchObject([{ renewals: [{ renewalKey: '3' }], incomplete: true }]);
    expect(summary).toMatchObject({ rows: 3, accepted: 1, rejected: 2, accounts: 1 });
  });
});

test('wanted rows far apart, in many small pages, get their own details', async () => {
  const drivers = (n: number) => [{ feature: `f${n}`, label: 'x'.repeat(100), value: '', contribution: 1 }];
  const rows = Array.from({ length: 300 }, (_, n) =>
    row(`a${n}`, `r${n}`, { drivers: drivers(n), data_gaps: [`g${n}`], ...(n % 37 === 5 ? AT_RISK : {}) }),
  );
  const parquet = { rowGroupRows: 100, pageBytes: 1000 };
  const run = await writeRun(folder.path, { format: 'parquet', files: [rows], parquet });

  const { accounts } = await readAll(run, { needsDetails });

  const found = accounts.flatMap(({ accountKey, details }) => (details ? [[accountKey, details]] : []));
  const expected = [5, 42, 79, 116, 153, 190, 227, 264].map((n) => [
    `a${n}`,
    [{ drivers: drivers(n), gaps: [`g${n}`] }],
  ]);
  expect(found).toEqual(expected);
});

test('Parquet gives what NDJSON gives, wherever row groups end, if all accounts need details', async () => {
  const cells = fc.record({
    account_key: fc.constantFrom('a', 'A', 'b', 'c'),
    renewal_key: fc.constantFrom('1', '2', '3', '4', '5', '6'),
    drivers: fc.constantFrom('[]', 'x'),
    churn_probability: fc.constantFrom(0.5, 7),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), async (rows, rowGroupRows) => {
      const files = [rows.map((over) => aRow(over))];
      const parquet = await readAll(
        await writeRun(folder.path, { format: 'parquet', files, parquet: { rowGroupRows } }),
      );
      const ndjson = await readAll(await writeRun(folder.path, { format: 'ndjson', files }));

      expect(parquet.accounts.map(withoutFlag)).toEqual(ndjson.accounts.map(withoutFlag));
      expect(parquet.rejects.map(withoutFile)).toEqual(ndjson.rejects.map(withoutFile));
      expect(parquet.summary.incomplete).toEqual(ndjson.summary.incomplete);
    }),
    { numRuns: 30 },
  );
}, 60_000);

/** What is known of an account when it is handed out depends on the batches; a second pass settles it. */
const withoutFlag = ({ incomplete: _incomplete, ...account }: { incomplete: boolean }) => account;
const withoutFile = ({ file: _file, ...reject }: { file: string }) => reject;
