// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { createScoreCollector, measureDrift } from '../../src/rules/index.ts';

test('the same shares have no drift, however many scores there are', () => {
  expect(measureDrift([1, 2, 3], [10, 20, 30])).toBe(0);
});

test('is the sum over the bins of the difference of shares times the logarithm of their quotient', () => {
  // (0.25 - 0.5) ln(0.25 / 0.5) + (0.75 - 0.5) ln(0.75 / 0.5)
  expect(measureDrift([50, 50], [25, 75])).toBeCloseTo(0.1732867951 + 0.101366277, 9);
});

test('an empty bin counts as a share of 0.0001, on either side; empty on both it adds nothing', () => {
  // (1 - 0.0001) ln(1 / 0.0001), twice
  const whole = 0.9999 * Math.log(10_000);
  expect(measureDrift([10, 0, 0], [0, 0, 7])).toBeCloseTo(2 * whole, 9);
});

test('is never below 0', () => {
  const counts = fc.array(fc.nat(1_000), { minLength: 10, maxLength: 10 }).filter((list) => list.some((n) => n > 0));
  fc.assert(fc.property(counts, counts, (earlier, now) => measureDrift(earlier, now) >= 0));
});

test('scores are counted in the bins of an earlier run, each holding its upper edge', () => {
  const collector = createScoreCollector();
  [0, 100_000, 100_001, 250_000, 1_000_000].forEach((score) => collector.add(score));

  expect(collector.countBins([0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8])).toEqual([2, 0, 1, 1, 0, 0, 0, 0, 0, 1]);
});

test('a run that is held against itself has no drift', () => {
  const score = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(fc.array(score, { minLength: 1, maxLength: 60 }), (scores) => {
      const collector = createScoreCollector();
      scores.forEach((one) => collector.add(one));
      const { edges, counts } = collector.deciles()!;
      expect(measureDrift(counts, collector.countBins(edges))).toBe(0);
    }),
    { numRuns: 20 },
  );
});
