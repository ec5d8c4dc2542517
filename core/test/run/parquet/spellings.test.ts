// SPDX-License-Identifier: Apache-2.0
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { CompressionCodec, SchemaElement } from 'hyparquet';
import { aFolder } from '../aFolder.ts';
import { aRow, writeRun, type RowCells } from '../aRun.ts';
import { readAll } from '../readAll.ts';

const folder = aFolder();

type Element = Omit<SchemaElement, 'name'>;

const optional = (element: Element): Element => ({ repetition_type: 'OPTIONAL', ...element });
const decimal = (type: 'INT32' | 'INT64', scale: number) =>
  optional({ type, converted_type: 'DECIMAL', scale, precision: 9 });
const timestamp = (unit: 'MILLIS' | 'MICROS' | 'NANOS') =>
  optional({ type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit } });

/** Reads one row whose column is spelt this way. */
async function readSpelt(column: string, element: Element, cells: RowCells) {
  const schema = { [column]: [{ name: column, ...element }] };
  const files = [[aRow(cells), aRow({ ...cells, renewal_key: '2' })]];
  const { accounts, rejects } = await readAll(
    await writeRun(folder.path, { format: 'parquet', files, parquet: { schema } }),
  );
  return { renewal: accounts[0]?.renewals[0], codes: rejects.map(({ column: at, code }) => `${at} ${code}`) };
}

const FLOAT = optional({ type: 'FLOAT' });
const DOUBLE = optional({ type: 'DOUBLE' });
const DECIMAL_BYTES: Element = optional({
  type: 'FIXED_LEN_BYTE_ARRAY',
  type_length: 16,
  converted_type: 'DECIMAL',
  scale: 3,
  precision: 38,
});

test.each<[string, Element, unknown, number]>([
  ['DECIMAL of 32 bits', decimal('INT32', 2), 123_456n, 123_456],
  ['DECIMAL of 64 bits', decimal('INT64', 2), 999_999_999_999_999n, 999_999_999_999_999],
  ['DECIMAL with more places, a tie', decimal('INT64', 3), 1_005n, 101],
  ['DECIMAL with fewer places', decimal('INT64', 0), 7n, 700],
  ['DECIMAL in bytes', DECIMAL_BYTES, 1_004n, 100],
  ['DOUBLE', DOUBLE, 44_888.770000000004, 4_488_877],
  ['DOUBLE, a tie', DOUBLE, 1.005, 101],
  ['FLOAT', FLOAT, 0.1, 10],
  ['FLOAT, a tie', FLOAT, 1.005, 101],
  ['32-bit integer', optional({ type: 'INT32' }), 12, 1_200],
  ['64-bit integer', optional({ type: 'INT64' }), 12n, 1_200],
  ['unsigned integer', optional({ type: 'INT32', converted_type: 'UINT_32' }), 4_000_000_000, 400_000_000_000],
])('a value as %s', async (_name, element, cell, valueCents) => {
  expect(await readSpelt('renewal_value', element, { renewal_value: cell })).toMatchObject({
    renewal: { valueCents },
    codes: [],
  });
});

test.each<[string, Element, unknown, number]>([
  ['DECIMAL', decimal('INT64', 8), 12_345_650n, 123_457],
  ['DOUBLE', DOUBLE, 0.1234565, 123_457],
  ['FLOAT', FLOAT, 0.123456, 123_456],
  ['integer', optional({ type: 'INT32' }), 1, 1_000_000],
])('a probability as %s', async (_name, element, cell, probabilityMicros) => {
  const read = await readSpelt('churn_probability', element, { churn_probability: cell });

  expect(read).toMatchObject({ renewal: { probabilityMicros }, codes: [] });
});

const JUST_BEFORE_MIDNIGHT = Date.UTC(1969, 11, 31, 23, 59, 59, 999);

test.each<[string, Element, unknown, string]>([
  ['DATE', optional({ type: 'INT32', converted_type: 'DATE' }), new Date('2026-02-28'), '2026-02-28'],
  [
    'TIMESTAMP_MILLIS',
    optional({ type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }),
    JUST_BEFORE_MIDNIGHT,
    '1969-12-31',
  ],
  ['TIMESTAMP_MICROS', optional({ type: 'INT64', converted_type: 'TIMESTAMP_MICROS' }), -1, '1969-12-31'],
  ['timestamp of milliseconds', timestamp('MILLIS'), new Date('2026-01-31T23:59:59Z'), '2026-01-31'],
  ['timestamp of microseconds', timestamp('MICROS'), new Date('2026-01-31T00:00:00Z'), '2026-01-31'],
  ['timestamp of nanoseconds', timestamp('NANOS'), new Date('2100-01-31T12:00:00Z'), '2100-01-31'],
  ['text', optional({ type: 'BYTE_ARRAY', converted_type: 'UTF8' }), '2026-02-28', '2026-02-28'],
])('a date as %s', async (_name, element, cell, renewalDate) => {
  expect(await readSpelt('renewal_date', element, { renewal_date: cell })).toMatchObject({
    renewal: { renewalDate },
    codes: [],
  });
});

const TEXT = optional({ type: 'BYTE_ARRAY', converted_type: 'UTF8' });
const BYTES = optional({ type: 'BYTE_ARRAY' });

test.each<[string, string, Element, unknown, string]>([
  ['text is no number', 'renewal_value', TEXT, '1', 'bad_number'],
  ['bytes are no number', 'renewal_value', BYTES, new Uint8Array([1]), 'bad_number'],
  ['text is no probability', 'churn_probability', TEXT, '0.5', 'bad_probability'],
  ['NaN is no number', 'renewal_value', DOUBLE, NaN, 'bad_number'],
  ['infinity is no number', 'renewal_value', DOUBLE, Infinity, 'bad_number'],
  ['NaN is no probability', 'churn_probability', DOUBLE, NaN, 'bad_probability'],
  ['a negative DECIMAL is out of range', 'renewal_value', decimal('INT64', 2), -1n, 'bad_number'],
  ['a number is no text', 'product', optional({ type: 'INT32' }), 7, 'bad_text'],
  ['bytes that are no UTF-8 are no text', 'product', BYTES, new Uint8Array([0xfc]), 'bad_text'],
  ['a bare integer is no date', 'renewal_date', optional({ type: 'INT32' }), 20_000, 'bad_date'],
  ['text with a time is no date', 'renewal_date', TEXT, '2026-01-31T00:00', 'bad_date'],
  ['a date before 1900', 'renewal_date', optional({ type: 'INT32', converted_type: 'DATE' }), -30_000, 'bad_date'],
  ['bytes that are no UTF-8 are no drivers', 'drivers', BYTES, new Uint8Array([0xfc]), 'bad_drivers'],
  ['NaN is no base value', 'base_value', DOUBLE, NaN, 'bad_number'],
])('%s', async (_name, column, element, cell, code) => {
  expect((await readSpelt(column, element, { [column]: cell })).codes).toEqual([
    `${column} ${code}`,
    `${column} ${code}`,
  ]);
});

test('bytes without annotation are text where they are UTF-8', async () => {
  const cell = Buffer.from('Zeitschrift für Bodenkunde');

  expect(await readSpelt('product', BYTES, { product: new Uint8Array(cell) })).toMatchObject({
    renewal: { product: 'Zeitschrift für Bodenkunde' },
    codes: [],
  });
});

test.each<[CompressionCodec, ((bytes: Uint8Array) => Uint8Array) | undefined]>([
  ['UNCOMPRESSED', undefined],
  ['SNAPPY', undefined],
  ['GZIP', gzipSync],
  ['ZSTD', (bytes) => zstdCompressSync(bytes)],
])('%s', async (codec, compress) => {
  const rows = Array.from({ length: 500 }, (_, n) => aRow({ renewal_key: `${n}` }));
  const parquet = { codec, ...(compress && { compress }) };

  const { accounts } = await readAll(await writeRun(folder.path, { format: 'parquet', files: [rows], parquet }));

  expect(accounts).toEqual([expect.objectContaining({ accountKey: '0001', details: expect.any(Array) })]);
  expect(accounts[0]?.renewals).toHaveLength(500);
});
