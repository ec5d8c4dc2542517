// SPDX-License-Identifier: Apache-2.0
// What other bounds would make of a load: pure, by the rules in c/churnCore.
import {
  checkThresholds,
  comparePreview,
  evaluateCut,
  findNeverDeciding,
  placeAccounts,
  readPreview,
} from 'c/churnCore';

const MICROS = 1_000_000;

/**
 * @typedef {import('c/churnCore').ThresholdRecord} ThresholdRecord
 * @typedef {import('c/churnCore').PreviewDocument} PreviewDocument
 * @typedef {Readonly<Record<string, number>>} Bounds the Min_Probability that is tried, by DeveloperName
 */

/**
 * A load on which thresholds can be tried.
 * @typedef {object} Trial
 * @property {PreviewDocument} document
 * @property {readonly ThresholdRecord[]} records that were active in the load, most severe first
 */

/**
 * Opens the two documents of a run.
 * @param {string} preview
 * @param {string} thresholds
 * @returns {Trial}
 * @throws where one can't be read by this version, or they do not belong together
 */
export function openTrial(preview, thresholds) {
  const document = readPreview(preview);
  const trial = { document, records: sortRecords(JSON.parse(thresholds), document) };
  // what the rules would refuse is found now, not while a handle is dragged
  comparePreview(document, trial.records, trial.records);
  return trial;
}

/**
 * The lowest Min_Probability that can be tried for a record: half of the one it was loaded with.
 * @param {Trial} trial
 * @param {string} name
 */
export function leastBound({ document }, name) {
  return (document.least[document.records.indexOf(name)] ?? 0) / MICROS;
}

/**
 * The bounds with one more; without it where it is the one of the load again.
 * @param {readonly ThresholdRecord[]} records
 * @param {Bounds} bounds
 * @param {string} name
 * @param {number} value
 * @returns {Bounds}
 */
export function moveBound(records, bounds, name, value) {
  const loaded = records.find(({ DeveloperName }) => DeveloperName === name)?.Min_Probability__c;
  const others = Object.fromEntries(Object.entries(bounds).filter(([other]) => other !== name));
  return value === loaded ? others : { ...others, [name]: value };
}

/**
 * The records with the bounds that are tried; a record without one stays the same.
 * @param {readonly ThresholdRecord[]} records
 * @param {Bounds} bounds
 * @returns {readonly ThresholdRecord[]}
 */
export function applyBounds(records, bounds) {
  return records.map((record) => {
    const bound = bounds[record.DeveloperName];
    return bound === undefined ? record : { ...record, Min_Probability__c: bound };
  });
}

/**
 * What the load would have made of the bounds.
 * @param {Trial} trial
 * @param {Bounds} bounds
 */
export function tryBounds({ document, records }, bounds) {
  const after = applyBounds(records, bounds);
  return {
    comparison: comparePreview(document, records, after),
    places: placeAccounts(document, after),
    neverDeciding: findNeverDeciding(checkThresholds(after, { queues: undefined }).thresholds),
  };
}

/**
 * How well each bound did in the test season, as loaded and as tried; undefined: the run has no evaluation.
 * @param {Trial} trial
 * @param {Bounds} bounds
 */
export function evaluateBounds({ document, records }, bounds) {
  const { evaluation } = document;
  if (evaluation === null) return undefined;
  return records.map((record) => {
    const loaded = record.Min_Probability__c ?? 0;
    return {
      name: record.DeveloperName,
      label: labelOf(record),
      now: evaluateCut(evaluation, loaded),
      after: evaluateCut(evaluation, bounds[record.DeveloperName] ?? loaded),
    };
  });
}

/** @param {ThresholdRecord} record */
export function labelOf({ Label, DeveloperName }) {
  return Label ?? DeveloperName;
}

/**
 * @param {readonly ThresholdRecord[]} records
 * @param {PreviewDocument} document
 */
function sortRecords(records, document) {
  const place = (/** @type {ThresholdRecord} */ record) => document.records.indexOf(record.DeveloperName);
  return [...records].sort((left, right) => place(left) - place(right));
}
