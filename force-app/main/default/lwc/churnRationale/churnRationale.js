// SPDX-License-Identifier: Apache-2.0
// Rationale__c, the JSON text in which the load keeps the reasons of a risk. Only version 1 is known.

/**
 * @typedef {object} Driver what raises or lowers a risk
 * @property {string} feature
 * @property {string} label
 * @property {string | number} value
 * @property {number} contribution above 0 raises the risk, below 0 lowers it
 */
/**
 * @typedef {object} Renewal one renewal at risk
 * @property {string} key
 * @property {string} product
 * @property {string} date `YYYY-MM-DD`
 * @property {number | null} value null: not known
 * @property {number} probability
 * @property {readonly Driver[]} drivers
 */
/**
 * @typedef {object} Rationale
 * @property {readonly Driver[]} drivers largest first
 * @property {readonly Renewal[]} renewals those with the largest expected loss
 * @property {number} more renewals that are left out
 * @property {readonly string[]} gaps what the model did not know
 */

/**
 * Undefined where the text is blank, no JSON, or of another version: the sentences of the risk stand in then.
 * @param {string | null | undefined} text
 * @returns {Rationale | undefined}
 */
export function parseRationale(text) {
  const json = parseJson(text);
  if (json?.v !== 1 || !Array.isArray(json.drivers)) return undefined;
  return {
    drivers: readDrivers(json.drivers),
    renewals: listOf(json.renewals).flatMap(readRenewal),
    more: Number.isInteger(json.more) && json.more > 0 ? json.more : 0,
    gaps: listOf(json.gaps).filter((gap) => typeof gap === 'string'),
  };
}

/** @param {unknown} list @returns {Driver[]} */
function readDrivers(list) {
  return listOf(list)
    .flatMap(readDriver)
    .sort((left, right) => Math.abs(right.contribution) - Math.abs(left.contribution));
}

/** @param {any} json @returns {Driver[]} */
function readDriver(json) {
  const { f: feature, l: label, v: value, c: contribution } = json ?? {};
  if (typeof label !== 'string' || !Number.isFinite(contribution)) return [];
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  return [{ feature: String(feature), label, value, contribution }];
}

/** @param {any} json @returns {Renewal[]} */
function readRenewal(json) {
  const { k: key, p: product, d: date, a: value, r: probability, drivers } = json ?? {};
  if (typeof product !== 'string' || typeof probability !== 'number' || Number.isNaN(Date.parse(date))) return [];
  const known = typeof value === 'number' ? value : null;
  return [{ key: String(key), product, date, value: known, probability, drivers: readDrivers(drivers) }];
}

/** @param {string | null | undefined} text @returns {any} */
function parseJson(text) {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {any[]} */
function listOf(value) {
  return Array.isArray(value) ? value : [];
}
