// SPDX-License-Identifier: Apache-2.0
import { countBars } from '../bars';
import { chooseScale } from '../scale';

const BANDS = ['Critical', 'High'];
const WHOLE = chooseScale(1);

function at(probability, band = null) {
  return { probability, record: band, band };
}

function filled(bars) {
  return bars.filter(({ total }) => total > 0);
}

describe('countBars', () => {
  it('counts by probability and band, those without a band last', () => {
    const bars = countBars([at(0.81, 'Critical'), at(0.82, 'High'), at(0.82), at(0.13)], BANDS, 1, WHOLE);
    expect(bars).toHaveLength(40);
    expect(filled(bars)).toEqual([
      { from: 0.125, to: 0.15, total: 1, counts: [0, 0, 1] },
      { from: 0.8, to: 0.825, total: 3, counts: [1, 1, 1] },
    ]);
  });

  it('puts an edge into the bar above it, and 1 into the last', () => {
    const edges = Array.from({ length: 41 }, (_, i) => at(i / 40));
    expect(countBars(edges, [], 1, WHOLE).map(({ total }) => total)).toEqual([...new Array(39).fill(1), 2]);
  });

  it('parts a shorter scale into whole millionths', () => {
    const bars = countBars([at(0.57), at(0.6), at(0.019999)], [], 1, chooseScale(0.6));
    expect(bars).toHaveLength(30);
    expect(filled(bars)).toEqual([
      { from: 0, to: 0.02, total: 1, counts: [1] },
      { from: 0.56, to: 0.58, total: 1, counts: [1] },
      { from: 0.58, to: 0.6, total: 1, counts: [1] },
    ]);
  });

  it('counts each listed account for as many as it stands for', () => {
    expect(filled(countBars([at(0.9, 'High')], BANDS, 3, WHOLE))).toEqual([
      { from: 0.9, to: 0.925, total: 3, counts: [0, 3, 0] },
    ]);
  });
});
