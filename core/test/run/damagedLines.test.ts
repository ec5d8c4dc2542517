// SPDX-License-Identifier: Apache-2.0
import { aFolder } from './aFolder.ts';
import { aRow, writeRun } from './aRun.ts';
import { encodeCsv } from './encodeCsv.ts';
import { readAll } from './readAll.ts';

const folder = aFolder();

const good = aRow({ account_key: 'Good', renewal_key: 'Good-1' });

test.each([
  ['no JSON', '{"account_key":"0001"'],
  ['an array', '["0001"]'],
  ['a text', '"0001"'],
  ['null', 'null'],
  ['blank', '  '],
])('an NDJSON line that is %s is a bad row without a column', async (_what, line) => {
  const run = await writeRun(folder.path, { files: [[line, good]] });

  const { accounts, rejects, summary } = await readAll(run);

  const reject = { file: 'predictions/part-00000.ndjson', row: 1, column: '', code: 'bad_row' };
  expect(rejects).toEqual([{ ...reject, message: expect.any(String) }]);
  expect(accounts.map(({ accountKey }) => accountKey)).toEqual(['Good']);
  expect(summary.incomplete).toEqual(new Set());
});

test.each([
  ['has a cell less', '0001,0001-1'],
  ['has a cell more', `${encodeCsv([good]).split('\n')[1]},more`],
  ['goes on behind a closing quote', `"0001"x,${'a,'.repeat(9)}a`],
])('a CSV row that %s is a bad row, and the next one is read', async (_what, line) => {
  const { accounts, rejects } = await readAll(
    await writeRun(folder.path, { format: 'csv', files: [[aRow(), line, good]] }),
  );

  expect(rejects).toMatchObject([{ row: 2, column: '', code: 'bad_row' }]);
  expect(accounts.map(({ accountKey }) => accountKey)).toEqual(['0001', 'Good']);
});

test('a CSV row whose quote is never closed is one bad row', async () => {
  const { rejects } = await readAll(await writeRun(folder.path, { format: 'csv', files: [[good, '"0001,0001-1']] }));

  expect(rejects).toMatchObject([{ row: 2, column: '', code: 'bad_row', message: 'a quote is not closed' }]);
});
