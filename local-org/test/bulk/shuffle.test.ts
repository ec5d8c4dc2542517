// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shuffle } from '../../src/bulk/shuffle.ts';

describe('shuffle', () => {
  test('keeps every item', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        expect(shuffle(items, seed).sort()).toEqual([...items].sort());
      }),
    );
  });

  test('never leaves distinct items in their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 2 }), fc.string(), (items, seed) => {
        expect(shuffle(items, seed)).not.toEqual(items);
      }),
    );
  });

  test('gives the same order for the same seed', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);

    expect(shuffle(items, 'a')).toEqual(shuffle(items, 'a'));
    expect(shuffle(items, 'a')).not.toEqual(shuffle(items, 'b'));
  });
});
