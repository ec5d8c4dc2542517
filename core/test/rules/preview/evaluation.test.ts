// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { createEvaluationCollector, evaluateCut } from '../../../src/rules/index.ts';

const collect = (renewals: ReadonlyArray<readonly [number, boolean]>) => {
  const collector = createEvaluationCollector();
  for (const [micros, churned] of renewals) collector.add(micros, churned);
  return collector.evaluation();
};

const FOUR = collect([
  [100_000, false],
  [400_000, true],
  [404_999, false],
  [800_000, true],
]);

test('keeps the cuts at which something changes', () => {
  expect(FOUR).toEqual({
    rows: 4,
    churned: 2,
    cut: [100_000, 400_000, 800_000],
    flagged: [4, 3, 1],
    hit: [2, 2, 1],
  });
});

test('precision and recall are of the renewals that score at least the cut', () => {
  expect(evaluateCut(FOUR, 0.4)).toEqual({ cut: 0.4, precision: 2 / 3, recall: 1, baseRate: 0.5, flagged: 3, rows: 4 });
  expect(evaluateCut(FOUR, 0.8)).toEqual({ cut: 0.8, precision: 1, recall: 0.5, baseRate: 0.5, flagged: 1, rows: 4 });
});

test('a cut between two steps of 0.005 is rounded up, and said so', () => {
  expect(evaluateCut(FOUR, 0.400001)).toMatchObject({ cut: 0.405, flagged: 1 });
});

test('where nothing is flagged there is no precision, and where nothing churned no recall', () => {
  expect(evaluateCut(FOUR, 0.9)).toMatchObject({ precision: null, recall: 0, flagged: 0 });
  expect(evaluateCut(collect([[500_000, false]]), 0.1)).toMatchObject({ precision: 0, recall: null, baseRate: 0 });
  expect(evaluateCut(collect([]), 0.1)).toMatchObject({ precision: null, recall: null, baseRate: null });
});

test('at each step it counts as one would by hand', () => {
  const renewals = fc.array(fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.boolean()));
  fc.assert(
    fc.property(renewals, fc.integer({ min: 0, max: 200 }), (given, step) => {
      const flagged = given.filter(([micros]) => micros >= step * 5_000);
      const hit = flagged.filter(([, churned]) => churned).length;

      expect(evaluateCut(collect(given), step / 200)).toMatchObject({
        flagged: flagged.length,
        precision: flagged.length === 0 ? null : hit / flagged.length,
      });
    }),
  );
});
