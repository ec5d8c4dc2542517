// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_PATIENCE, waitAfter } from '../../../src/load/writing/patience.ts';

test('waits double from the first one up to the longest', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((made) => waitAfter(made, DEFAULT_PATIENCE, 1));

  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

test('half of a wait is random', () => {
  expect([0, 0.5, 1].map((random) => waitAfter(2, DEFAULT_PATIENCE, random))).toEqual([2_000, 3_000, 4_000]);
});
