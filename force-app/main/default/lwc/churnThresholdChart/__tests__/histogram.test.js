// SPDX-License-Identifier: Apache-2.0
import { countBars, drawBars, topOf } from '../histogram';

const BANDS = ['Critical', 'High'];

function at(probability, band = null) {
  return { probability, record: band, band };
}

function filled(bars) {
  return bars.filter(({ total }) => total > 0);
}

describe('countBars', () => {
  it('counts by probability and band, those without a band last', () => {
    const bars = countBars([at(0.81, 'Critical'), at(0.82, 'High'), at(0.82), at(0.13)], BANDS, 1);
    expect(bars).toHaveLength(40);
    expect(filled(bars)).toEqual([
      { from: 0.125, to: 0.15, total: 1, counts: [0, 0, 1] },
      { from: 0.8, to: 0.825, total: 3, counts: [1, 1, 1] },
    ]);
  });

  it('puts an edge into the bar above it, and 1 into the last', () => {
    const edges = Array.from({ length: 41 }, (_, i) => at(i / 40));
    expect(countBars(edges, [], 1).map(({ total }) => total)).toEqual([...new Array(39).fill(1), 2]);
  });

  it('counts each listed account for as many as it stands for', () => {
    expect(filled(countBars([at(0.9, 'High')], BANDS, 3))).toEqual([
      { from: 0.9, to: 0.925, total: 3, counts: [0, 3, 0] },
    ]);
  });
});

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
