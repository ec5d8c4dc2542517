// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { createKeyIndex } from '../../../src/load/planning/keyIndex.ts';
import { compareCodePoints } from '../../../src/rules/index.ts';

test('places come by key in code point order, equal keys in the order they came in', () => {
  const key = fc.oneof(fc.constantFrom('', 'a', 'B', '\uFF21', '\u{1F600}'), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      const index = createKeyIndex();

      keys.forEach((each, place) => index.add(each, 2 * place));

      const places = [...keys.keys()].sort((a, b) => compareCodePoints(keys[a] ?? '', keys[b] ?? ''));
      expect([...index.inOrder()]).toEqual(places);
      expect(places.map((place) => index.numberAt(place))).toEqual(places.map((place) => 2 * place));
      expect(places.map((place) => index.keyAt(place))).toEqual(places.map((place) => keys[place]));
      expect(index.size).toBe(keys.length);
    }),
  );
});

test('keys that come in order stay as they are', () => {
  const index = createKeyIndex();
  for (let n = 0; n < 1000; n++) index.add(String(n).padStart(4, '0'), n);

  expect([...index.inOrder()]).toEqual(Array.from({ length: 1000 }, (_, n) => n));
});
