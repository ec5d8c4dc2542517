// SPDX-License-Identifier: Apache-2.0

const MICROS = 1_000_000;

/**
 * The accounts of a part of a scale; the last bar holds its upper edge.
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
 * @param {import('./scale').Scale} scale none of the places is above it
 * @returns {Bar[]}
 */
export function countBars(places, bands, every, { top, bars }) {
  const counts = Array.from({ length: bars }, () => new Array(bands.length + 1).fill(0));
  const edgeOf = (/** @type {number} */ bar) => Math.round((bar * top * MICROS) / bars) / MICROS;
  for (const { probability, band } of places) {
    const row = counts[Math.min(bars - 1, placeOf(probability, top, bars))];
    const place = band === null ? bands.length : bands.indexOf(band);
    if (row !== undefined) row[place] += every;
  }
  return counts.map((row, i) => ({
    from: edgeOf(i),
    to: edgeOf(i + 1),
    total: row.reduce((sum, count) => sum + count, 0),
    counts: row,
  }));
}

/**
 * The number of the bar that a probability belongs to. In whole millionths: 0.575 x 40 is a little less than 23.
 * @param {number} probability
 * @param {number} top
 * @param {number} bars
 */
function placeOf(probability, top, bars) {
  return Math.floor((Math.round(probability * MICROS) * bars) / Math.round(top * MICROS));
}
