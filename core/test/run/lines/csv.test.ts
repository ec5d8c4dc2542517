// SPDX-License-Identifier: Apache-2.0
import { readCsv } from '../../../src/run/lines/csv.ts';
import { chunksOf, collect } from './chunksOf.ts';

const HEADER = 'account_key,renewal_key,product,renewal_date,renewal_value,churn_probability,drivers';
const read = (bytes: string | Uint8Array, chunk?: number) =>
  collect(readCsv(chunksOf(bytes, chunk), 's3://b/part.csv'));

const CELLS = {
  accountKey: '0001',
  renewalKey: '0001-1',
  product: 'Letters, "new"\nseries',
  renewalDate: '2026-01-31',
  valueCents: 123_457,
  segment: null,
  probabilityMicros: 400_000,
  drivers: '[]',
  baseValue: null,
  otherContribution: null,
  gaps: null,
};
const ROW = '0001,0001-1,"Letters, ""new""\nseries",2026-01-31,1.23456789e3,.4,[]';

test.each([1, 5, 1000])(
  'a row cut into chunks of %i bytes gives its cells; columns that are absent are null',
  async (chunk) => {
    expect(await read(`${HEADER}\n${ROW}\n`, chunk)).toEqual([CELLS]);
  },
);

test('a byte order mark, CR LF, a missing last line end and blank last lines do no harm', async () => {
  expect(await read(`\uFEFF${HEADER}\r\n${ROW}`)).toEqual([CELLS]);
  expect(await read(`${HEADER}\n${ROW}\r\n\r\n\n`)).toEqual([CELLS]);
});

test('columns may come in any order, and unknown ones are passed over', async () => {
  const header = 'extra,drivers,churn_probability,renewal_value,renewal_date,product,renewal_key,account_key';

  const [cells] = await read(`${header}\nx,[],0.4,1234.565,2026-01-31,Letters,0001-1,0001\n`);

  expect(cells).toEqual({ ...CELLS, product: 'Letters' });
});

test('an empty cell is null, quoted or not', async () => {
  const [cells] = await read(`${HEADER}\n,"",,,,,\n`);

  expect(Object.values(cells ?? {})).toEqual(Array.from({ length: 11 }, () => null));
});

test('a blank line between rows is a bad row', async () => {
  expect(await read(`${HEADER}\n\n${ROW}\n`)).toEqual([{ damage: 'the line is blank' }, CELLS]);
});

test('a row with bytes that are no UTF-8 is damaged, its neighbours are not', async () => {
  const bytes = Buffer.concat([Buffer.from(`${HEADER}\n0001,`), Buffer.from([0xfc]), Buffer.from(`,,,,,\n${ROW}\n`)]);

  expect(await read(bytes, 1000)).toEqual([{ damage: 'the line is not UTF-8' }, CELLS]);
});

test('a file without a required column is refused by name', async () => {
  await expect(read('account_key,product\n')).rejects.toMatchObject({
    code: 'column_missing',
    message: 's3://b/part.csv has no column renewal_key, renewal_date, renewal_value, churn_probability, drivers.',
  });
  await expect(read('')).rejects.toMatchObject({ code: 'column_missing' });
});

test('a header that names a column twice is refused', async () => {
  await expect(read(`${HEADER},drivers\n`)).rejects.toMatchObject({
    code: 'file_unreadable',
    message: 's3://b/part.csv: the header names drivers twice.',
  });
});
