// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { makeId, toLongId } from '../../src/records/ids.ts';

test('the suffix tells which letters are upper case', () => {
  expect(toLongId('001A0000006Vm9r')).toBe('001A0000006Vm9rIAC');
});

test('an id whose case was lost is restored from its suffix', () => {
  expect(toLongId('001a0000006vm9riac')).toBe('001A0000006Vm9rIAC');
});

test.each(['', '001', '001A0000006Vm9', '001A0000006Vm9rIA', '001A-00006Vm9rI'])('%j is no id', (text) => {
  expect(toLongId(text)).toBeUndefined();
});

test('ids are distinct, and sort as they were given', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (one, other) => {
      const [first, second] = [makeId('a00', one), makeId('a00', other)];
      expect(Math.sign(one - other)).toBe(first < second ? -1 : first > second ? 1 : 0);
      expect(toLongId(first.slice(0, 15))).toBe(first);
    }),
  );
});
