// SPDX-License-Identifier: Apache-2.0
import { createScoreCollector, readScoreDeciles } from '../../src/rules/index.ts';

const DECILES = {
  v: 1,
  n: 10,
  edges: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
  counts: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
};

test('reads what a collector tells', () => {
  const collector = createScoreCollector();
  [1, 20, 300, 999_999].forEach((score) => collector.add(score));

  expect(readScoreDeciles(JSON.stringify(collector.deciles()))).toEqual(collector.deciles());
});

test.each([
  ['a blank field', null],
  ['no JSON', '{"v":1,'],
  ['another version', JSON.stringify({ ...DECILES, v: 2 })],
  ['too few edges', JSON.stringify({ ...DECILES, edges: DECILES.edges.slice(1) })],
  ['edges that fall', JSON.stringify({ ...DECILES, edges: DECILES.edges.toReversed() })],
  ['counts of another sum', JSON.stringify({ ...DECILES, n: 11 })],
  ['no scores', JSON.stringify({ ...DECILES, n: 0, counts: DECILES.counts.map(() => 0) })],
])('%s is none', (_, json) => {
  expect(readScoreDeciles(json)).toBeUndefined();
});
