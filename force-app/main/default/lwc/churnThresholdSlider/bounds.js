// SPDX-License-Identifier: Apache-2.0

const STEP = 0.01;
const PAGE = 0.05;
/** Min_Probability__c has 6 places. */
const UNITS = 1_000_000;

/**
 * Where a key moves a bound to; undefined: the key moves nothing.
 * @param {string} key of a KeyboardEvent
 * @param {number} value
 * @param {number} least
 * @returns {number | undefined}
 */
export function stepBound(key, value, least) {
  const target = targetOf(key, value, least);
  return target === undefined ? undefined : keepWithin(target, least);
}

/**
 * The bound at a place, in whole steps.
 * @param {number} place
 * @param {number} step
 * @param {number} least
 */
export function boundAt(place, step, least) {
  return keepWithin(Math.round(place / step) * step, least);
}

/**
 * What was typed as a bound; undefined: no number, or outside.
 * @param {string} text as an input of the type number gives it
 * @param {number} least
 * @returns {number | undefined}
 */
export function typedBound(text, least) {
  const value = text.trim() === '' ? NaN : Number(text);
  return value >= least && value <= 1 ? roundBound(value) : undefined;
}

/**
 * @param {string} key
 * @param {number} value
 * @param {number} least
 */
function targetOf(key, value, least) {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return value + STEP;
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - STEP;
    case 'PageUp':
      return value + PAGE;
    case 'PageDown':
      return value - PAGE;
    case 'Home':
      return least;
    case 'End':
      return 1;
    default:
      return undefined;
  }
}

/**
 * @param {number} value
 * @param {number} least
 */
function keepWithin(value, least) {
  return Math.min(1, Math.max(least, roundBound(value)));
}

/** @param {number} value */
function roundBound(value) {
  return Math.round(value * UNITS) / UNITS;
}
