// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill, formatDay } from 'c/churnFormat';
import { formatCount } from 'c/churnWorkbenchFigures';
import { applyBounds, evaluateBounds, labelOf, leastBound, moveBound, tryBounds } from 'c/churnThresholdTrial';
import { describeConditions } from './conditions';
import ESTIMATED from '@salesforce/label/c.Churn_Workbench_Estimated';
import FACTS from '@salesforce/label/c.Churn_Workbench_Facts';
import NEVER_DECIDES from '@salesforce/label/c.Churn_Workbench_Never_Decides';
import RESET from '@salesforce/label/c.Churn_Workbench_Reset';

/** Bands beyond the fourth share its colour. */
const TONES = 4;

/**
 * @typedef {import('c/churnThresholdTrial').Trial} Trial
 * @typedef {import('c/churnThresholdTrial').Bounds} Bounds
 * @typedef {ReturnType<typeof tryBounds>} Result
 */

/** Thresholds that can be moved, and at once what that would make of a load. */
export default class ChurnThresholdBoard extends LightningElement {
  /** Names of users by Id. @type {Readonly<Record<string, string>>} */
  @api ownerNames = {};
  /** @type {string} */
  @api season;

  labels = { reset: RESET };
  /** @type {Bounds} */
  bounds = {};
  /** What the bounds make of the load. @type {Result} */
  result;
  /** @type {Trial} */
  shown;

  /** The load on which thresholds are tried; another one starts anew. */
  @api
  get trial() {
    return this.shown;
  }
  set trial(trial) {
    this.shown = trial;
    this.tryOut({});
  }

  get facts() {
    return fill(FACTS, formatDay(this.trial.document.asOf));
  }

  get estimate() {
    const { every } = this.trial.document;
    return every === 1 ? '' : fill(ESTIMATED, formatCount(every));
  }

  get isUnchanged() {
    return Object.keys(this.bounds).length === 0;
  }

  get hasHeldOut() {
    return this.trial.document.held.some((held) => held > 0);
  }

  get warnings() {
    return this.result.neverDeciding.map(({ never, because }) => ({
      key: never.developerName,
      text: fill(NEVER_DECIDES, this.nameOf(never.developerName), this.nameOf(because.developerName)),
    }));
  }

  get bands() {
    return this.result.comparison.bands.map(({ band }, i) => ({ band, tone: `tone-${Math.min(i + 1, TONES)}` }));
  }

  get tones() {
    return Object.fromEntries(this.bands.map(({ band, tone }) => [band, tone]));
  }

  get thresholds() {
    const { trial, tones } = this;
    return trial.records.map((record) => {
      const { DeveloperName: name, Band__c, Min_Probability__c } = record;
      const loaded = Min_Probability__c ?? 0;
      return {
        name,
        label: labelOf(record),
        conditions: describeConditions(record, trial.document.currency),
        tone: tones[Band__c ?? ''] ?? '',
        loaded,
        value: this.bounds[name] ?? loaded,
        least: leastBound(trial, name),
      };
    });
  }

  get rates() {
    return evaluateBounds(this.trial, this.bounds);
  }

  get tried() {
    return applyBounds(this.trial.records, this.bounds);
  }

  /** @param {CustomEvent<{name: string, value: number}>} event */
  handleBound(event) {
    const { name, value } = event.detail;
    this.tryOut(moveBound(this.trial.records, this.bounds, name, value));
  }

  handleReset() {
    this.tryOut({});
  }

  /** @param {Bounds} bounds */
  tryOut(bounds) {
    this.bounds = bounds;
    this.result = tryBounds(this.trial, bounds);
  }

  /** @param {string} name */
  nameOf(name) {
    const record = this.trial.records.find(({ DeveloperName }) => DeveloperName === name);
    return record ? labelOf(record) : name;
  }
}
