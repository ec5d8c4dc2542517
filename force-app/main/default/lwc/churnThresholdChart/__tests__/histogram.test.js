// SPDX-License-Identifier: Apache-2.0
import { drawBars, topOf } from '../histogram';

describe('drawBars', () => {
  it('stacks the bands from the bottom, and draws nothing for none', () => {
    const bars = [bar([0, 0, 0]), bar([1, 0, 3])];
    expect(drawBars(bars, ['tone-1', 'tone-2', 'tone-none'], 10, 200)).toEqual([
      { key: '1-0', x: 501.5, width: 497, y: 180, height: 20, tone: 'tone-1' },
      { key: '1-2', x: 501.5, width: 497, y: 120, height: 60, tone: 'tone-none' },
    ]);
  });
});

describe('topOf', () => {
  it.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [12, 20],
    [99, 100],
    [100, 100],
    [201, 500],
  ])('rounds the largest bar of %d up to %d', (total, top) => {
    expect(topOf([bar([total])])).toBe(top);
  });
});

function bar(counts) {
  return { from: 0, to: 0, total: counts.reduce((sum, count) => sum + count), counts };
}
