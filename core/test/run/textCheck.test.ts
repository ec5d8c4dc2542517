// SPDX-License-Identifier: Apache-2.0
import { isBlank, textFault, trimKey } from '../../src/run/textCheck.ts';

test.each([
  [' a b ', 'a b'],
  ['\u00a0\u2003\u3000\u0085a\t\n', 'a'],
  ['\u200ba\ufeff', '\u200ba\ufeff'],
  ['', ''],
  ['  ', ''],
  ['ä', 'ä'],
])('of %j the key is %j', (text, key) => {
  expect(trimKey(text)).toBe(key);
});

test('blank is what holds nothing but white space', () => {
  expect(['', ' ', '\u2009\u00a0', 'a', ' a', '\u200b'].map(isBlank)).toEqual([true, true, true, false, false, false]);
});

test.each([
  ['', 1, 3, 'is empty'],
  ['', 0, 3, undefined],
  ['abc', 1, 3, undefined],
  ['abcd', 1, 3, 'is longer than 3 characters (4)'],
  ['😀😀', 1, 3, 'is longer than 3 characters (4)'],
  ['a\u0000', 1, 3, 'holds a control character'],
  ['a\u001f', 1, 3, 'holds a control character'],
  ['a\u007f', 1, 3, 'holds a control character'],
  ['a\u0080', 1, 3, undefined],
])('a text %j of %i to %i characters: %j', (text, min, max, fault) => {
  expect(textFault(text, min, max)).toBe(fault);
});
