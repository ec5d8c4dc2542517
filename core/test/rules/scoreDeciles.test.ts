// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { createScoreCollector } from '../../src/rules/index.ts';

const decilesOf = (scores: readonly number[]) => {
  const collector = createScoreCollector();
  scores.forEach((score) => collector.add(score));
  return collector.deciles();
};

test('ten equal steps have nine edges and the same count in each bin', () => {
  const scores = Array.from({ length: 20 }, (_, i) => (i + 1) * 50_000);

  expect(decilesOf(scores)).toEqual({
    v: 1,
    n: 20,
    edges: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
    counts: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  });
});

test('decile k is the value at position ceil(k n / 10)', () => {
  // positions 1 1 1 2 2 2 3 3 3 of three scores
  expect(decilesOf([300_000, 100_000, 200_000])).toEqual({
    v: 1,
    n: 3,
    edges: [0.1, 0.1, 0.1, 0.2, 0.2, 0.2, 0.3, 0.3, 0.3],
    counts: [1, 0, 0, 1, 0, 0, 1, 0, 0, 0],
  });
});

test('no score has no deciles', () => {
  expect(decilesOf([])).toBeUndefined();
});

test('edges are those of the sorted scores, and every score is in one bin that holds its upper edge', () => {
  const score = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(0, 1, 999_999, 1_000_000));
  fc.assert(
    fc.property(fc.array(score, { minLength: 1, maxLength: 60 }), (scores) => {
      const sorted = scores.toSorted((left, right) => left - right);
      const edges = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((k) => sorted[Math.ceil((k * sorted.length) / 10) - 1]!);
      const binOf = (value: number) => edges.findIndex((edge) => value <= edge);
      const counts = Array.from(
        { length: 10 },
        (_, bin) => scores.filter((s) => (binOf(s) + 10) % 10 === bin % 10).length,
      );
      const inLastBin = scores.filter((s) => binOf(s) === -1).length;
      expect(decilesOf(scores)).toEqual({
        v: 1,
        n: scores.length,
        edges: edges.map((edge) => edge / 1_000_000),
        counts: [...counts.slice(0, 9), inLastBin],
      });
    }),
    { numRuns: 30 },
  );
});
