// SPDX-License-Identifier: Apache-2.0

/** @typedef {import('c/churnThresholdTrial').TrialResult['bars'][number]} Bar */

/** Between two bars. */
const GAP = 3;

/**
 * A part of a bar as a rectangle: x and width of a drawing 1000 wide, y from its top.
 * @typedef {object} Block
 * @property {string} key
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {string} tone
 */

/**
 * Draws the bars, the most severe band at the bottom.
 * @param {readonly Bar[]} bars
 * @param {readonly string[]} tones per band, and last of those without one
 * @param {number} top the count that fills the height
 * @param {number} height
 * @returns {Block[]}
 */
export function drawBars(bars, tones, top, height) {
  const width = 1000 / bars.length;
  return bars.flatMap((bar, i) => {
    let below = 0;
    return bar.counts.flatMap((count, band) => {
      if (count === 0) return [];
      below += count;
      const block = { y: height - (below / top) * height, height: (count / top) * height };
      return [
        {
          key: `${i}-${band}`,
          x: i * width + GAP / 2,
          width: width - GAP,
          tone: tones[band] ?? '',
          ...block,
        },
      ];
    });
  });
}

/**
 * A round number at or above the largest bar: 1, 2 or 5 times a power of ten.
 * @param {readonly Bar[]} bars
 */
export function topOf(bars) {
  const largest = bars.reduce((most, bar) => Math.max(most, bar.total), 1);
  const power = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 5, 10].map((times) => times * power).find((top) => top >= largest) ?? largest;
}
