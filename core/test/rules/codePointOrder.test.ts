// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { compareCodePoints, foldKey } from '../../src/rules/index.ts';

test('a character beyond U+FFFF sorts behind those below it', () => {
  expect(['\u{1F600}', '\uFF21', 'a', 'Z', '\uE000', ''].sort(compareCodePoints)).toEqual([
    '',
    'Z',
    'a',
    '\uE000',
    '\uFF21',
    '\u{1F600}',
  ]);
});

test('the order is that of the UTF-8 bytes', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, (left, right) => {
      expect(Math.sign(compareCodePoints(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)));
    }),
  );
});

test('keys are compared without surrounding white space and in lower case', () => {
  expect(foldKey('\u00a0 Ab 7\t')).toBe('ab 7');
});
