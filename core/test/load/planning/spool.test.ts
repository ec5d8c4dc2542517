// SPDX-License-Identifier: Apache-2.0
import { createSpool } from '../../../src/load/planning/spool.ts';

describe('a spool', () => {
  test('gives values in the order of their keys by code point, whatever order they came in', () => {
    const spool = createSpool<{ n: number }>();
    // U+FF21 comes before U+1F600, although its first UTF-16 unit is the larger one
    for (const [key, n] of [
      ['b', 2],
      ['\u{1F600}', 4],
      ['a', 1],
      ['\uFF21', 3],
    ] as const)
      spool.add(key, 'any', { n });

    expect([...spool.read()]).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
    spool.close();
  });

  test('keeps values of one key in the order they came in', () => {
    const spool = createSpool<string>();
    spool.add('a', 'any', 'first');
    spool.add('a', 'any', 'second');

    expect([...spool.read()]).toEqual(['first', 'second']);
    spool.close();
  });

  test('gives and counts the values of a tag alone', () => {
    const spool = createSpool<number>();
    spool.add('a', 'create', 1);
    spool.add('b', 'update', 2);
    spool.add('c', 'create', 3);
    const isCreate = (tag: string): boolean => tag === 'create';

    expect({
      values: [...spool.read(isCreate)],
      keys: [...spool.keys(isCreate)],
      count: spool.count(isCreate),
      all: spool.count(),
    }).toEqual({
      values: [1, 3],
      keys: ['a', 'c'],
      count: 2,
      all: 3,
    });
    spool.close();
  });

  test('takes values after it was read, and is read again whole', () => {
    const spool = createSpool<number>();
    spool.add('b', 'any', 2);
    expect([...spool.read()]).toEqual([2]);
    spool.add('a', 'any', 1);

    expect([...spool.read()]).toEqual([1, 2]);
    spool.close();
  });

  test('holds far more than its blocks of one megabyte', () => {
    const spool = createSpool<{ i: number; text: string }>();
    const text = 'ü'.repeat(5_000);
    for (let i = 999; i >= 0; i--) spool.add(String(i).padStart(4, '0'), 'any', { i, text });

    const values = [...spool.read()];
    expect(values.map(({ i }) => i)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect(values.every((value) => value.text === text)).toBe(true);
    spool.close();
  });
});
