// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill, formatDay } from 'c/churnFormat';
import { formatCount } from 'c/churnWorkbenchFigures';
import { chooseScale, labelOf, moveBound } from 'c/churnThresholdTrial';
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
 * @typedef {import('c/churnThresholdTrial').TrialResult} TrialResult
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
  /** What the bounds make of the load. @type {TrialResult} */
  result;
  /** @type {Trial} */
  shown;
  /** @type {import('c/churnThresholdTrial').Scale} */
  scale;

  /** The load on which thresholds are tried; another one starts anew. */
  @api
  get trial() {
    return this.shown;
  }
  set trial(trial) {
    this.shown = trial;
    this.startOver();
  }

  get facts() {
    return fill(FACTS, formatDay(this.trial.asOf));
  }

  get estimate() {
    const { every } = this.trial;
    return every === 1 ? '' : fill(ESTIMATED, formatCount(every));
  }

  get isUnchanged() {
    return Object.keys(this.bounds).length === 0;
  }

  get warnings() {
    return this.result.neverDeciding.map(({ never, because }) => ({
      key: never,
      text: fill(NEVER_DECIDES, this.nameOf(never), this.nameOf(because)),
    }));
  }

  get bands() {
    return this.result.comparison.bands.map(({ band }, i) => ({ band, tone: `tone-${Math.min(i + 1, TONES)}` }));
  }

  get tones() {
    return Object.fromEntries(this.bands.map(({ band, tone }) => [band, tone]));
  }

  get thresholds() {
    const { trial, tones, scale } = this;
    return trial.records.map(({ record, loaded, least }) => ({
      name: record.DeveloperName,
      label: labelOf(record),
      conditions: describeConditions(record, trial.currency),
      tone: tones[record.Band__c ?? ''] ?? '',
      value: this.bounds[record.DeveloperName] ?? loaded,
      loaded,
      least,
      top: scale.top,
      step: scale.step,
    }));
  }

  get loaded() {
    return this.trial.records.map(({ record }) => record);
  }

  /** @param {CustomEvent<{name: string, value: number}>} event */
  handleBound(event) {
    const { name, value } = event.detail;
    this.tryOut(moveBound(this.trial.records, this.bounds, name, value));
  }

  handleReset() {
    this.startOver();
  }

  startOver() {
    this.scale = chooseScale(Math.max(this.trial.highest, ...this.trial.records.map(({ loaded }) => loaded)));
    this.tryOut({});
  }

  /** @param {Bounds} bounds */
  tryOut(bounds) {
    this.bounds = bounds;
    // it only grows: a handle that is dragged must not slip away from the pointer
    this.scale = chooseScale(Math.max(this.scale.top, ...Object.values(bounds)));
    this.result = this.trial.tryBounds(bounds, this.scale);
  }

  /** @param {string} name */
  nameOf(name) {
    const named = this.trial.records.find(({ record }) => record.DeveloperName === name);
    return named ? labelOf(named.record) : name;
  }
}
