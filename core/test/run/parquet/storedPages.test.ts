// SPDX-License-Identifier: Apache-2.0
import type { Encoding } from 'hyparquet';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { fileURLToPath } from 'node:url';
import { aFolder } from '../aFolder.ts';
import { aRow, writeRun, type RowCells } from '../aRun.ts';
import { readAll } from '../readAll.ts';

const folder = aFolder();

/** Written by pandas: pages of version 1, dictionaries, nulls. */
const KEPT_RUN = fileURLToPath(new URL('../../../../scripts/demo/kept-run/runs/kept-2026', import.meta.url));

test('a file of another writer gives what hyparquet reads in it', async () => {
  const file = await asyncBufferFromFile(`${KEPT_RUN}/predictions/part-00000.parquet`);
  const stored = await parquetReadObjects({ file, compressors });

  const { accounts, rejects } = await readAll(KEPT_RUN);

  const read = accounts.flatMap(({ accountKey, renewals, details }) =>
    renewals.map((renewal, i) => ({
      account_key: accountKey,
      renewal_key: renewal.renewalKey,
      product: renewal.product,
      renewal_date: renewal.renewalDate,
      renewal_value: renewal.valueCents === null ? null : renewal.valueCents / 100,
      segment: renewal.segment,
      churn_probability: renewal.probabilityMicros / 1e6,
      features: details?.[i]?.drivers.map(({ feature }) => feature).sort(),
    })),
  );
  expect(rejects).toEqual([]);
  expect(read).toEqual(stored.map(asRead));
});

function asRead(row: RowCells) {
  const drivers: unknown = typeof row['drivers'] === 'string' ? JSON.parse(row['drivers']) : row['drivers'];
  const { account_key, renewal_key, product, renewal_date, renewal_value, segment, churn_probability } = row;
  return {
    account_key,
    renewal_key,
    product,
    renewal_date: renewal_date instanceof Date ? renewal_date.toISOString().slice(0, 10) : renewal_date,
    // hyparquet gives a DECIMAL as a rounded product
    renewal_value: typeof renewal_value === 'number' ? Math.round(100 * renewal_value) / 100 : null,
    segment: segment ?? null,
    churn_probability: Math.round(Number(churn_probability) * 1e6) / 1e6,
    features: (drivers as readonly { feature: string }[]).map(({ feature }) => feature).sort(),
  };
}

const ENCODINGS: readonly (readonly [string, Encoding])[] = [
  ['account_key', 'PLAIN'],
  ['account_key', 'RLE_DICTIONARY'],
  ['renewal_key', 'DELTA_BYTE_ARRAY'],
  ['product', 'DELTA_LENGTH_BYTE_ARRAY'],
  ['segment', 'DELTA_LENGTH_BYTE_ARRAY'],
  ['renewal_date', 'DELTA_BINARY_PACKED'],
  ['renewal_value', 'BYTE_STREAM_SPLIT'],
  ['churn_probability', 'BYTE_STREAM_SPLIT'],
  ['drivers', 'RLE_DICTIONARY'],
  ['drivers', 'DELTA_LENGTH_BYTE_ARRAY'],
  ['base_value', 'BYTE_STREAM_SPLIT'],
];

test.each(ENCODINGS)('%s encoded as %s', async (column, encoding) => {
  const rows = Array.from({ length: 60 }, (_, n) =>
    aRow({
      account_key: `A${n >> 1}`,
      renewal_key: `A${n >> 1}-${n & 1}`,
      product: n % 3 === 0 ? 'Zeitschrift für Bodenkunde' : `Journal ${n % 4}`,
      renewal_date: `2026-0${1 + (n % 9)}-15`,
      renewal_value: n % 5 === 0 ? null : n / 4,
      segment: n % 7 === 0 ? null : `Segment ${n % 2}`,
      churn_probability: 0.5,
      ...(n % 2 === 0 ? {} : { base_value: -0.8, other_contribution: 0 }),
    }),
  );
  const expected = await readAll(await writeRun(folder.path, { format: 'ndjson', files: [rows] }));
  const parquet = { encodings: { [column]: encoding }, rowGroupRows: 25 };

  const { accounts, rejects } = await readAll(
    await writeRun(folder.path, { format: 'parquet', files: [rows], parquet }),
  );

  expect(rejects).toEqual([]);
  expect(accounts).toEqual(expected.accounts);
});

test.each([1_000, 1_000_000])(
  'a row group is larger than what is read at once, in pages of %i bytes',
  async (pageBytes) => {
    const wanted = new Set(['A0', 'A5461', 'A5462', 'A9999']);
    const rows = Array.from({ length: 30_000 }, (_, n) =>
      aRow({ account_key: `A${Math.floor(n / 3)}`, renewal_key: `${n}`, drivers: [], data_gaps: [`gap ${n}`] }),
    );
    const run = await writeRun(folder.path, { format: 'parquet', files: [rows], parquet: { pageBytes } });

    const { accounts, summary } = await readAll(run, { needsDetails: ({ accountKey }) => wanted.has(accountKey) });

    const gaps = accounts.flatMap(({ accountKey, details }) =>
      details ? [[accountKey, ...details.map((detail) => detail.gaps[0])]] : [],
    );
    expect(gaps).toEqual([
      ['A0', 'gap 0', 'gap 1', 'gap 2'],
      ['A5461', 'gap 16383', 'gap 16384', 'gap 16385'],
      ['A5462', 'gap 16386', 'gap 16387', 'gap 16388'],
      ['A9999', 'gap 29997', 'gap 29998', 'gap 29999'],
    ]);
    expect(summary).toMatchObject({ accepted: 30_000, accounts: 10_000, rejected: 0 });
  },
);
