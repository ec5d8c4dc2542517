// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_PATIENCE, jobRowsAfter, waitAfter } from '../../../src/load/writing/patience.ts';

test('waits double from the first one up to the longest', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((made) => waitAfter(made, DEFAULT_PATIENCE, 1));

  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

test('a first further try is one batch; few rows are then spread over eight jobs', () => {
  expect([jobRowsAfter(1, 200), jobRowsAfter(2, 200), jobRowsAfter(3, 25), jobRowsAfter(4, 1)]).toEqual([
    10_000, 25, 4, 1,
  ]);
});

test('many rows stay in whole batches, however often they are tried', () => {
  expect([jobRowsAfter(2, 1_600), jobRowsAfter(2, 1_601)]).toEqual([200, 10_000]);
});

test('half of a wait is random', () => {
  expect([0, 0.5, 1].map((random) => waitAfter(2, DEFAULT_PATIENCE, random))).toEqual([2_000, 3_000, 4_000]);
});
