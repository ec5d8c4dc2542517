// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { csvLine } from '../../src/bulk/csv.ts';

test('every value is quoted, quotes inside are doubled', () => {
  expect(csvLine(['a', '', 'say "hi"', 'x,y\nz'], { columnDelimiter: 'COMMA', lineEnding: 'LF' })).toBe(
    '"a","","say ""hi""","x,y\nz"\n',
  );
});

test('delimiter and line ending are those of the job', () => {
  expect(csvLine(['a', 'b'], { columnDelimiter: 'TAB', lineEnding: 'CRLF' })).toBe('"a"\t"b"\r\n');
});
