// SPDX-License-Identifier: Apache-2.0

/** Forty bars: a bound of a whole 0.05 is always at the edge of one. */
const BARS = 40;
const MICROS = 1_000_000;

/**
 * The accounts of a part of the scale from 0 to 1; the last bar holds its upper edge.
 * @typedef {object} Bar
 * @property {number} from
 * @property {number} to
 * @property {number} total
 * @property {readonly number[]} counts per band, in the order of the bands; last, those without a band
 */

/**
 * Counts accounts by probability and band.
 * @param {readonly import('c/churnCore').AccountPlace[]} places
 * @param {readonly string[]} bands
 * @param {number} every how many accounts each of the places stands for
 * @returns {Bar[]}
 */
export function countBars(places, bands, every) {
  const counts = Array.from({ length: BARS }, () => new Array(bands.length + 1).fill(0));
  for (const { probability, band } of places) {
    const row = counts[barOf(probability)];
    const place = band === null ? bands.length : bands.indexOf(band);
    if (row !== undefined) row[place] += every;
  }
  return counts.map((row, i) => ({
    from: i / BARS,
    to: (i + 1) / BARS,
    total: row.reduce((sum, count) => sum + count, 0),
    counts: row,
  }));
}

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
  return bars.flatMap((bar, i) => {
    let below = 0;
    return bar.counts.flatMap((count, band) => {
      if (count === 0) return [];
      below += count;
      const block = { y: height - (below / top) * height, height: (count / top) * height };
      return [
        { key: `${i}-${band}`, x: bar.from * 1000 + 1.5, width: 1000 / BARS - 3, tone: tones[band] ?? '', ...block },
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

/** In whole millionths: 0.575 x 40 is a little less than 23. @param {number} probability */
function barOf(probability) {
  return Math.min(BARS - 1, Math.floor((Math.round(probability * MICROS) * BARS) / MICROS));
}
