// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { createKeySet } from '../../src/run/keySet.ts';

test('it answers as a set of texts does', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), fc.string({ maxLength: 3 }), (keys, other) => {
      const expected = new Set<string>();
      const set = createKeySet(0);

      const added = keys.map((key) => set.add(key));

      expect(added).toEqual(keys.map((key) => !expected.has(key) && Boolean(expected.add(key))));
      expect([set.size, set.has(other)]).toEqual([expected.size, expected.has(other)]);
    }),
  );
});

test('keys that differ only in a running number are all told apart, while the set grows', () => {
  const set = createKeySet(10);

  for (let i = 0; i < 300_000; i++) if (!set.add(`${String(i >> 2).padStart(8, '0')}-2026-${i & 3}`)) break;

  expect(set.size).toBe(300_000);
});

test('room for more keys than fit in memory is not taken in advance', () => {
  expect(createKeySet(Number.MAX_SAFE_INTEGER).has('a')).toBe(false);
});
