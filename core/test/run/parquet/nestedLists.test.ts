// SPDX-License-Identifier: Apache-2.0
import type { SchemaElement } from 'hyparquet';
import { aFolder } from '../aFolder.ts';
import { aRow, writeRun, type RowCells } from '../aRun.ts';
import { readAll } from '../readAll.ts';

const folder = aFolder();

const text = (name: string): SchemaElement => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type: 'OPTIONAL',
});
const list = (name: string): readonly SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
];
const drivers = (value: SchemaElement, contribution: 'DOUBLE' | 'FLOAT'): readonly SchemaElement[] => [
  ...list('drivers'),
  { name: 'element', repetition_type: 'OPTIONAL', num_children: 4 },
  text('feature'),
  text('label'),
  value,
  { name: 'contribution', type: contribution, repetition_type: 'OPTIONAL' },
];
const GAPS = [...list('data_gaps'), text('element')];

const read = async (rows: readonly RowCells[], schema: Readonly<Record<string, readonly SchemaElement[]>>, form = {}) =>
  readAll(await writeRun(folder.path, { format: 'parquet', files: [rows], parquet: { schema, ...form } }));

const driver = (feature: string, value: unknown, contribution: unknown) => ({
  feature,
  label: 'L',
  value,
  contribution,
});

test('drivers as structs and gaps as texts', async () => {
  const rows = [
    aRow({ drivers: [driver('a', '+1', 0.25), driver('b', '', -0.5)], data_gaps: ['one', 'two'] }),
    aRow({ renewal_key: '2', drivers: [], data_gaps: [] }),
    aRow({ renewal_key: '3', drivers: null, data_gaps: null }),
    aRow({ account_key: '2', renewal_key: '4', drivers: [driver('c', '3', 1)], data_gaps: ['three'] }),
  ];

  const { accounts, rejects } = await read(rows, { drivers: drivers(text('value'), 'DOUBLE'), data_gaps: GAPS });

  expect(rejects).toEqual([]);
  expect(accounts.map(({ details }) => details)).toEqual([
    [
      { drivers: [driver('b', '', -0.5), driver('a', '+1', 0.25)], gaps: ['one', 'two'] },
      { drivers: [], gaps: ['No reasons were given'] },
      { drivers: [], gaps: ['No reasons were given'] },
    ],
    [{ drivers: [driver('c', '3', 1)], gaps: ['three'] }],
  ]);
});

test('32-bit numbers in a list are the shortest decimals that they stand for', async () => {
  const value: SchemaElement = { name: 'value', type: 'FLOAT', repetition_type: 'OPTIONAL' };

  const { accounts } = await read([aRow({ drivers: [driver('a', 0.1, 0.3)] })], { drivers: drivers(value, 'FLOAT') });

  expect(accounts[0]?.details).toEqual([{ drivers: [driver('a', 0.1, 0.3)], gaps: [] }]);
});

test('64-bit integers in a list are numbers', async () => {
  const value: SchemaElement = { name: 'value', type: 'INT64', repetition_type: 'OPTIONAL' };

  const { accounts } = await read([aRow({ drivers: [driver('a', 7n, 0.3)] })], { drivers: drivers(value, 'DOUBLE') });

  expect(accounts[0]?.details?.[0]?.drivers).toEqual([driver('a', 7, 0.3)]);
});

test('a struct without contribution and a gap that is null are faults', async () => {
  const schema = { drivers: drivers(text('value'), 'DOUBLE'), data_gaps: GAPS };
  const rows = [aRow({ drivers: [driver('a', '1', null)] }), aRow({ data_gaps: ['one', null], drivers: [] })];

  const { rejects } = await read(rows, schema);

  expect(rejects.map(({ row, code }) => [row, code])).toEqual([
    [1, 'bad_drivers'],
    [2, 'bad_gaps'],
  ]);
});

test('only some accounts of several row groups need their lists', async () => {
  const rows = Array.from({ length: 40 }, (_, n) =>
    aRow({
      account_key: `a${n}`,
      renewal_key: `r${n}`,
      drivers: [driver(`f${n}`, '1', 1)],
      data_gaps: n % 3 === 0 ? [`gap ${n}`] : [],
    }),
  );
  const schema = { drivers: drivers(text('value'), 'DOUBLE'), data_gaps: GAPS };
  const run = await writeRun(folder.path, { format: 'parquet', files: [rows], parquet: { schema, rowGroupRows: 7 } });

  const { accounts } = await readAll(run, { needsDetails: ({ accountKey }) => accountKey.endsWith('3') });

  const needed = accounts.filter(({ details }) => details !== undefined);
  expect(needed.map(({ details }) => [details?.[0]?.drivers[0]?.feature, details?.[0]?.gaps])).toEqual([
    ['f3', ['gap 3']],
    ['f13', []],
    ['f23', []],
    ['f33', ['gap 33']],
  ]);
});
