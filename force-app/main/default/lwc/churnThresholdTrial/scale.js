// SPDX-License-Identifier: Apache-2.0

/**
 * A part of the probabilities from 0 upwards that is drawn.
 * @typedef {object} Scale
 * @property {number} top
 * @property {number} bars how many it is parted into; all are equally wide
 * @property {number} tick from one figure beneath it to the next
 * @property {number} step of a handle that is dragged
 */

/** @type {readonly Scale[]} */
const SCALES = [
  { top: 0.1, bars: 40, tick: 0.02, step: 0.001 },
  { top: 0.2, bars: 40, tick: 0.05, step: 0.005 },
  { top: 0.4, bars: 40, tick: 0.1, step: 0.005 },
  { top: 0.6, bars: 30, tick: 0.1, step: 0.01 },
  { top: 0.8, bars: 40, tick: 0.2, step: 0.01 },
  { top: 1, bars: 40, tick: 0.2, step: 0.01 },
];

/** The smallest scale that holds the probability: those of a model often end far below 1. @param {number} highest */
export function chooseScale(highest) {
  return /** @type {Scale} */ (SCALES.find(({ top }) => highest <= top) ?? SCALES.at(-1));
}
