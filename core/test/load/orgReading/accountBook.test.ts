// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { createAccountBook } from '../../../src/load/orgReading/accountBook.ts';
import type { OrgAccount } from '../../../src/plan/index.ts';

test('it answers as a map by key in lower case does', () => {
  const text = fc.string({ maxLength: 3, unit: 'grapheme' });
  const account: fc.Arbitrary<OrgAccount> = fc.record({
    id: text,
    key: fc.oneof(fc.constantFrom('a', 'A', 'ß', 'İ'), text),
    ownerId: fc.constantFrom('005A', '005B'),
    ownerName: fc.constantFrom('Ann', 'Änne'),
    ownerActive: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(account), (accounts) => {
      const book = createAccountBook();
      const expected = new Map(accounts.map((entry) => [entry.key.toLowerCase(), entry]));

      accounts.forEach((entry) => book.set(entry));

      const keys = [...expected.keys(), 'none'];
      expect(keys.map((key) => [book.has(key), book.get(key)])).toEqual(
        keys.map((key) => [expected.has(key), expected.get(key)]),
      );
      expect(book.size).toBe(expected.size);
      expect(new Set(book.values())).toEqual(new Set(expected.values()));
    }),
  );
});

test('100,000 accounts are found while it grows', () => {
  const book = createAccountBook();
  const accountOf = (n: number): OrgAccount => ({
    id: `001${n}`,
    key: `K-${n}`,
    ownerId: `005${n % 7}`,
    ownerName: `Rep ${n % 7}`,
    ownerActive: n % 7 !== 0,
  });

  for (let n = 0; n < 100_000; n++) book.set(accountOf(n));

  const some = [0, 1, 54_321, 99_999];
  expect(some.map((n) => book.get(`k-${n}`))).toEqual(some.map(accountOf));
  expect([book.size, book.get('k-100000')]).toEqual([100_000, undefined]);
});
