// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { splitRecords } from '../../../src/run/lines/csvRecords.ts';

const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r', '\r\n'), maxLength: 6 });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });

test('what a CSV library writes comes back cell by cell', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (records, lineEnd, quoted) => {
      const text = stringify(records, { record_delimiter: lineEnd, quoted, quoted_match: /[\r\n]/ });

      expect(splitRecords(text)).toEqual({ records, rest: '' });
    }),
  );
});

test('text cut anywhere gives the same records once its rest is put before what follows', () => {
  fc.assert(
    fc.property(table, fc.nat(), (records, position) => {
      const text = stringify(records, { quoted: true });
      const cut = text.lastIndexOf('\n', position % (text.length + 1)) + 1;

      const first = splitRecords(text.slice(0, cut));
      const second = splitRecords(first.rest + text.slice(cut));

      expect([...first.records, ...second.records]).toEqual(records);
    }),
  );
});

test('a quote within a cell that does not begin with one stands for itself', () => {
  expect(splitRecords('5" disc,b\n')).toEqual({ records: [['5" disc', 'b']], rest: '' });
});

test('text behind a closing quote damages its record only', () => {
  expect(splitRecords('"a"b,c\nd,e\n"f"')).toEqual({ records: [undefined, ['d', 'e'], ['f']], rest: '' });
});

test('a quote that is not closed leaves its record as the rest', () => {
  expect(splitRecords('a,b\nc,"d\ne')).toEqual({ records: [['a', 'b']], rest: 'c,"d\ne' });
});

test('empty cells at either end of a record are cells', () => {
  expect(splitRecords(',a,\n,\n\n,')).toEqual({ records: [['', 'a', ''], ['', ''], [''], ['', '']], rest: '' });
});
