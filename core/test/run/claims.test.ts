// SPDX-License-Identifier: Apache-2.0
import { aFolder } from './aFolder.ts';
import { aRow, writeRun, type RowCells } from './aRun.ts';
import { readAll } from './readAll.ts';

const folder = aFolder();
const FORMATS = ['parquet', 'ndjson', 'csv'] as const;

/** `A-1` is the first renewal of account A. */
const row = (renewalKey: string, cells: RowCells = {}) =>
  aRow({ account_key: renewalKey.split('-')[0], renewal_key: renewalKey, ...cells });
const BAD_OUTLINE = { churn_probability: 7 };
const BAD_DETAIL = { drivers: 'x' };

/** Reads files of rows: what was taken per account, and `file:row code` of what was not. */
async function outcomeOf(format: (typeof FORMATS)[number], files: readonly RowCells[][], known?: ReadonlySet<string>) {
  const run = await writeRun(folder.path, { format, files });
  const { accounts, rejects, summary } = await readAll(run, known ? { incomplete: known } : {});
  return {
    taken: accounts.map(({ renewals }) => renewals.map(({ renewalKey }) => renewalKey).join(' ')),
    rejected: rejects.map(({ file, row, code }) => `${Number(/\d+/.exec(file)?.[0])}:${row} ${code}`),
    incomplete: accounts.filter(({ incomplete }) => incomplete).map(({ accountKey }) => accountKey),
    surprised: summary.surprised,
  };
}

describe.each(FORMATS)('%s', (format) => {
  test('a renewal key is taken once in a run, in whatever case', async () => {
    const outcome = await outcomeOf(format, [
      [row('A-1'), row('a-1')],
      [row('B-1'), row('A-1', { account_key: 'B' })],
    ]);

    expect(outcome).toEqual({
      taken: ['A-1', 'B-1'],
      rejected: ['0:2 duplicate_renewal', '1:2 duplicate_renewal'],
      incomplete: ['A', 'B'],
      surprised: false,
    });
  });

  test('rows of an account further down, or in another file, are rejected; a second pass knows its account from the start', async () => {
    const files = [
      [row('A-1'), row('B-1'), row('a-2')],
      [row('B-2'), row('C-1')],
    ];
    const run = await writeRun(folder.path, { format, files });

    const { summary } = await readAll(run);
    const second = await outcomeOf(format, files, summary.incomplete);

    expect(summary).toMatchObject({ surprised: true, incomplete: new Set(['a', 'b']) });
    expect(second).toEqual({
      taken: ['A-1', 'B-1', 'C-1'],
      rejected: ['0:3 account_not_together', '1:1 account_not_together'],
      incomplete: ['A', 'B'],
      surprised: false,
    });
  });

  test('a row that is a duplicate and not together is told as a duplicate', async () => {
    const outcome = await outcomeOf(format, [[row('A-1'), row('B-1'), row('A-1')]]);

    expect(outcome.rejected).toEqual(['0:3 duplicate_renewal']);
  });

  test.each([
    ['outline', BAD_OUTLINE],
    ['detail', BAD_DETAIL],
  ])('a row with a fault in its %s claims no key and parts no account', async (_part, fault) => {
    const outcome = await outcomeOf(format, [
      [row('A-1'), row('B-1', fault), row('A-2', fault), row('A-2'), row('B-1'), row('C-1', fault)],
    ]);

    expect(outcome).toMatchObject({
      taken: ['A-1 A-2', 'B-1'],
      rejected: expect.arrayContaining([
        '0:2 ' + expectedCode(fault),
        '0:3 ' + expectedCode(fault),
        '0:6 ' + expectedCode(fault),
      ]),
      incomplete: ['A', 'B'],
      surprised: false,
    });
  });
});

const expectedCode = (fault: RowCells) => (fault === BAD_DETAIL ? 'bad_drivers' : 'bad_probability');

test('the first accepted spelling of an account key is the one that is written', async () => {
  const rows = [row('a-1', BAD_OUTLINE), row('A-2'), row('a-3')];

  const { accounts } = await readAll(await writeRun(folder.path, { files: [rows] }));

  expect(accounts).toMatchObject([
    { accountKey: 'A', accountId: 'a', renewals: [{ renewalKey: 'A-2' }, { renewalKey: 'a-3' }] },
  ]);
});

test('a wrong number of accounts is a warning', async () => {
  const form = { files: [[row('A-1'), row('B-1', BAD_OUTLINE)]] };
  const { summary: right } = await readAll(await writeRun(folder.path, form));

  const { summary } = await readAll(
    await writeRun(folder.path, { ...form, manifest: { predictions: { accounts: 3 } } }),
  );

  expect(right.warnings).toEqual([]);
  expect(summary.warnings).toEqual(['The manifest counts 3 accounts; the prediction files name 2.']);
});
