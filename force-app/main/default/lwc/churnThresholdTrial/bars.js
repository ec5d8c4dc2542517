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

/** In whole millionths: 0.575 x 40 is a little less than 23. @param {number} probability */
function barOf(probability) {
  return Math.min(BARS - 1, Math.floor((Math.round(probability * MICROS) * BARS) / MICROS));
}
