// SPDX-License-Identifier: Apache-2.0
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine } from '../../../src/load/report/csvLine.ts';

test('every value is quoted and quotes are doubled', () => {
  expect(csvLine(['a "b"', 1, ''])).toBe('"a ""b""","1",""\n');
});

test('any values come back from a reader of RFC 4180', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (values) => {
      expect(parse(csvLine(values), { relax_quotes: false })).toEqual([values]);
    }),
  );
});
