// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { encodeHeader, encodeRow } from '../../src/salesforce/csvRow.ts';

describe('encodeRow', () => {
  test('quotes every value, doubles quotes, clears null and empty text, leaves undefined empty', () => {
    const row = { Key: 'a,"b"\nc', Score: 0.5, Alert: true, Note: null, Text: '', Untouched: undefined };

    const line = encodeRow(row, ['Key', 'Score', 'Alert', 'Note', 'Text', 'Untouched', 'Absent'], 'Key');

    expect(line).toBe('"a,""b""\nc","0.5","true","#N/A","#N/A",,\n');
  });

  test('refuses a text that would clear its field', () => {
    const line = encodeRow({ Key: 'k1', Note: '#N/A' }, ['Key', 'Note'], 'Key');

    expect(line).toEqual({
      key: 'k1',
      code: 'NOT_STORABLE',
      message: 'Note: the text "#N/A" would clear the field',
      fields: ['Note'],
    });
  });

  test.each([NaN, Infinity])('refuses the number %p', (value) => {
    const line = encodeRow({ Key: 'k1', Score: value }, ['Key', 'Score'], 'Key');

    expect(line).toEqual({
      key: 'k1',
      code: 'NOT_STORABLE',
      message: 'Score: the number is not finite',
      fields: ['Score'],
    });
  });

  test('any texts come back from a CSV reader as they were', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => value !== '#N/A');
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (pairs) => {
        const lines = pairs.map(([a, b]) => encodeRow({ a, b }, ['a', 'b'], 'a'));
        const csv = encodeHeader(['a', 'b']) + lines.join('');

        expect(parse(csv, { record_delimiter: '\n' })).toEqual([['a', 'b'], ...pairs]);
      }),
    );
  });
});
