// SPDX-License-Identifier: Apache-2.0
import { drawBars, topOf } from '../histogram';

describe('drawBars', () => {
  it('stacks the bands from the bottom, and draws nothing for none', () => {
    const bars = [{ from: 0.5, to: 0.525, total: 4, counts: [1, 0, 3] }];
    expect(drawBars(bars, ['tone-1', 'tone-2', 'tone-none'], 10, 200)).toEqual([
      { key: '0-0', x: 501.5, width: 22, y: 180, height: 20, tone: 'tone-1' },
      { key: '0-2', x: 501.5, width: 22, y: 120, height: 60, tone: 'tone-none' },
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
    expect(topOf([{ from: 0, to: 0.025, total, counts: [] }])).toBe(top);
  });
});
