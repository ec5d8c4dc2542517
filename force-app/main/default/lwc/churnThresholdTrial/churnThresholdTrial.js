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
import { countBars } from './bars';

export { chooseScale } from './scale';

const MICROS = 1_000_000;

/**
 * @typedef {import('c/churnCore').ThresholdRecord} ThresholdRecord
 * @typedef {import('c/churnCore').PreviewDocument} PreviewDocument
 * @typedef {import('./scale').Scale} Scale
 * @typedef {Readonly<Record<string, number>>} Bounds the Min_Probability that is tried, by DeveloperName
 */

/**
 * A load on which thresholds can be tried. Its documents stay behind `tryBounds`: a component watches each access to
 * a plain value that it was given, which made a drag three times as slow.
 * @typedef {object} Trial
 * @property {string} asOf YYYY-MM-DD
 * @property {string} currency ISO 4217
 * @property {number} every 1, or how many accounts each listed one stands for
 * @property {number | null} capacity how many alerts an owner may get; null: no limit
 * @property {boolean} hasHeldOut whether some accounts are held out as a control group
 * @property {readonly string[]} owners Ids of users
 * @property {number} highest probability of an account
 * @property {readonly TrialRecord[]} records most severe first
 * @property {(bounds: Bounds, scale: Scale) => TrialResult} tryBounds
 */

/**
 * @typedef {object} TrialRecord
 * @property {ThresholdRecord} record
 * @property {number} loaded its Min_Probability in the load
 * @property {number} least the lowest that can be tried: half of it
 */

/**
 * What bounds would make of the load.
 * @typedef {object} TrialResult
 * @property {readonly ThresholdRecord[]} tried the records with these bounds
 * @property {import('c/churnCore').Comparison} comparison
 * @property {readonly import('./bars').Bar[]} bars counts in the order of the comparison's bands
 * @property {readonly HitRate[] | undefined} rates undefined: the run has no evaluation
 * @property {readonly {never: string, because: string}[]} neverDeciding DeveloperNames
 */

/**
 * One threshold in the season that the model was tested on, as loaded and as tried.
 * @typedef {object} HitRate
 * @property {string} name DeveloperName
 * @property {string} label
 * @property {import('c/churnCore').CutEvaluation} now
 * @property {import('c/churnCore').CutEvaluation} after
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
  const loaded = sortRecords(JSON.parse(thresholds), document);
  // what the rules would refuse is found now, not while a handle is dragged
  comparePreview(document, loaded, loaded);
  const { asOf, currency, every, capacity, held, owners, least, probability } = document;
  return {
    ...{ asOf, currency, every, capacity, owners },
    hasHeldOut: held.some((how) => how > 0),
    highest: probability.reduce((most, micros) => Math.max(most, micros), 0) / MICROS,
    records: loaded.map((record, i) => ({ record, loaded: boundOf(record), least: (least[i] ?? 0) / MICROS })),
    tryBounds: (bounds, scale) => tryBounds(document, loaded, bounds, scale),
  };
}

/**
 * The bounds with one more; without it where it is the one of the load again.
 * @param {readonly TrialRecord[]} records
 * @param {Bounds} bounds
 * @param {string} name
 * @param {number} value
 * @returns {Bounds}
 */
export function moveBound(records, bounds, name, value) {
  const moved = records.find(({ record }) => record.DeveloperName === name);
  const others = Object.fromEntries(Object.entries(bounds).filter(([other]) => other !== name));
  return value === moved?.loaded ? others : { ...others, [name]: value };
}

/** @param {ThresholdRecord} record */
export function labelOf({ Label, DeveloperName }) {
  return Label ?? DeveloperName;
}

/**
 * @param {PreviewDocument} document
 * @param {readonly ThresholdRecord[]} loaded
 * @param {Bounds} bounds
 * @param {Scale} scale of the bars
 * @returns {TrialResult}
 */
function tryBounds(document, loaded, bounds, scale) {
  const tried = loaded.map((record) => ({
    ...record,
    Min_Probability__c: bounds[record.DeveloperName] ?? record.Min_Probability__c,
  }));
  const comparison = comparePreview(document, loaded, tried);
  const bands = comparison.bands.map(({ band }) => band);
  return {
    tried,
    comparison,
    bars: countBars(placeAccounts(document, tried), bands, document.every, scale),
    rates: evaluateBounds(document, loaded, tried),
    neverDeciding: findNeverDeciding(checkThresholds(tried, { queues: undefined }).thresholds).map(
      ({ never, because }) => ({ never: never.developerName, because: because.developerName }),
    ),
  };
}

/**
 * @param {PreviewDocument} document
 * @param {readonly ThresholdRecord[]} loaded
 * @param {readonly ThresholdRecord[]} tried
 * @returns {HitRate[] | undefined}
 */
function evaluateBounds({ evaluation }, loaded, tried) {
  if (evaluation === null) return undefined;
  return tried.map((record, i) => ({
    name: record.DeveloperName,
    label: labelOf(record),
    now: evaluateCut(evaluation, boundOf(loaded[i])),
    after: evaluateCut(evaluation, boundOf(record)),
  }));
}

/** @param {ThresholdRecord | undefined} record */
function boundOf(record) {
  return record?.Min_Probability__c ?? 0;
}

/**
 * In the order of the document, which is that of severity.
 * @param {readonly ThresholdRecord[]} records
 * @param {PreviewDocument} document
 */
function sortRecords(records, document) {
  const place = (/** @type {ThresholdRecord} */ record) => document.records.indexOf(record.DeveloperName);
  return [...records].sort((left, right) => place(left) - place(right));
}
