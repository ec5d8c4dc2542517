// SPDX-License-Identifier: Apache-2.0
import { readNdjson } from '../../../src/run/lines/ndjson.ts';
import { chunksOf, collect } from './chunksOf.ts';

const read = (bytes: string | Uint8Array) => collect(readNdjson(chunksOf(bytes)));

const NOTHING = {
  accountKey: undefined,
  renewalKey: undefined,
  product: undefined,
  renewalDate: null,
  valueCents: null,
  segment: undefined,
  probabilityMicros: null,
  drivers: undefined,
  baseValue: null,
  otherContribution: null,
  gaps: undefined,
};

test('each line gives the cells of its object; what is absent is null', async () => {
  const line =
    '{"account_key":"ü","renewal_date":"2026-01-31","renewal_value":1e3,"churn_probability":0.4,"base_value":-2.5}';

  expect(await read(`${line}\n{}\n`)).toEqual([
    {
      ...NOTHING,
      accountKey: 'ü',
      renewalDate: '2026-01-31',
      valueCents: 100_000,
      probabilityMicros: 400_000,
      baseValue: -2.5,
    },
    NOTHING,
  ]);
});

test('a number is rounded from its decimal text, however long it is', async () => {
  const line = '{"renewal_value": 1000.0049999999999999999999,"churn_probability":0.40000049999999999999999}';

  expect(await read(line)).toEqual([{ ...NOTHING, valueCents: 100_000, probabilityMicros: 400_000 }]);
});

test('a long number of the same name that is not the one of the row is not taken for it', async () => {
  const line = '{"drivers":[{"renewal_value":1.00000000000000000001}],"renewal_value":7}';

  expect(await read(line)).toMatchObject([{ valueCents: 700 }]);
});

test('a byte order mark, CR LF and a missing last line end do no harm', async () => {
  expect(await read('\uFEFF{"account_key":"a"}\r\n{"account_key":"b"}')).toEqual([
    { ...NOTHING, accountKey: 'a' },
    { ...NOTHING, accountKey: 'b' },
  ]);
});

test('blank lines are bad rows between rows and nothing at the end', async () => {
  expect(await read('{}\n\n{}\n\n \n')).toEqual([NOTHING, { damage: 'the line is blank' }, NOTHING]);
});

test('a line with bytes that are no UTF-8 is damaged, its neighbours are not', async () => {
  const bytes = Buffer.concat([
    Buffer.from('{"product":"a"}\n{"product":"'),
    Buffer.from([0xfc]),
    Buffer.from('"}\n{}\n'),
  ]);

  expect(await collect(readNdjson(chunksOf(bytes, 100)))).toEqual([
    { ...NOTHING, product: 'a' },
    { damage: 'the line is not UTF-8' },
    NOTHING,
  ]);
});
