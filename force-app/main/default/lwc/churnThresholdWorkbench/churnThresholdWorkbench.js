// SPDX-License-Identifier: Apache-2.0
import { LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import { fill, formatDay, formatMoment } from 'c/churnFormat';
import { formatCount } from 'c/churnWorkbenchFigures';
import { describeConditions } from './conditions';
import { messageOf, openRun, refusesAccess } from './answers';
import { readKeptRun, readLoadedRuns, readOwnerNames } from './loadedRuns';
import { LOADED_RUNS, OWNER_NAMES, RUN_PREVIEW } from './runQueries';
import { STATE_TEXTS, TEXTS } from './texts';
import { applyBounds, evaluateBounds, labelOf, leastBound, moveBound, tryBounds } from './trial';

/** Bands beyond the fourth share its colour. */
const TONES = 4;

/**
 * The page where admins try thresholds on the last load. It shows what each Min_Probability would make of it, by the
 * rules that a load goes by, and how the change is put into force; it saves nothing itself.
 */
export default class ChurnThresholdWorkbench extends LightningElement {
  labels = TEXTS;

  /** @type {string | undefined} */
  chosenId;
  /** Min_Probability that is tried, by DeveloperName. @type {import('./trial').Bounds} */
  bounds = {};
  /** @type {ReturnType<typeof openRun> | undefined} */
  opened;
  /** @type {ReturnType<typeof tryBounds> | undefined} */
  result;

  /** @type {GraphqlWired | undefined} */
  @wire(graphql, { query: LOADED_RUNS })
  runsAnswer;

  /** @type {GraphqlWired | undefined} */
  runAnswer;

  @wire(graphql, { query: '$runQuery', variables: '$runVariables' })
  wiredRun(/** @type {GraphqlWired} */ answer) {
    this.runAnswer = answer;
    this.opened = answer.data && openRun(readKeptRun(answer.data));
    this.bounds = {};
    this.tryAgain();
  }

  /** @type {GraphqlWired | undefined} */
  @wire(graphql, { query: '$ownerQuery', variables: '$ownerVariables' })
  ownersAnswer;

  get runs() {
    return readLoadedRuns(this.runsAnswer?.data);
  }

  get run() {
    return this.runs?.find(({ id }) => id === this.chosenId) ?? this.runs?.[0];
  }

  get runQuery() {
    return this.run && RUN_PREVIEW;
  }

  get runVariables() {
    return { runId: this.run?.id };
  }

  get ownerQuery() {
    return this.trial && OWNER_NAMES;
  }

  get ownerVariables() {
    return { owners: this.trial?.document.owners };
  }

  get trial() {
    return this.opened?.trial;
  }

  /** What is shown in place of the page's content; undefined where a load can be tried. */
  get state() {
    const errors = this.runsAnswer?.errors ?? this.runAnswer?.errors;
    if (errors) return refusesAccess(errors) ? 'noAccess' : 'error';
    if (this.runsAnswer?.data && !this.runs) return 'noAccess';
    if (this.runs?.length === 0) return 'noRun';
    if (!this.opened || (this.opened.id !== undefined && this.opened.id !== this.run?.id)) return 'loading';
    return this.opened.state;
  }

  get isReady() {
    return this.state === undefined;
  }

  get isLoading() {
    return this.state === 'loading';
  }

  get isError() {
    return this.state === 'error';
  }

  get message() {
    const texts = this.state && STATE_TEXTS[this.state];
    const errors = this.runsAnswer?.errors ?? this.runAnswer?.errors ?? [];
    return texts && { ...texts, text: this.isError ? messageOf(errors) : texts.text };
  }

  get hasRuns() {
    return (this.runs ?? []).length > 0 && this.state !== 'noAccess';
  }

  get season() {
    return this.run?.season ?? '';
  }

  get seasonOptions() {
    const seasons = [...new Set((this.runs ?? []).map((run) => run.season))];
    return seasons.map((season) => ({ label: season, value: season }));
  }

  get hasSeasons() {
    return this.seasonOptions.length > 1;
  }

  get runOptions() {
    return (this.runs ?? [])
      .filter(({ season }) => season === this.season)
      .map(({ id, name, finished }) => ({
        value: id,
        label: finished ? fill(TEXTS.runOption, name, formatMoment(finished)) : name,
      }));
  }

  get facts() {
    const asOf = this.trial?.document.asOf ?? '';
    return fill(TEXTS.facts, formatDay(asOf));
  }

  get estimate() {
    const every = this.trial?.document.every ?? 1;
    return every === 1 ? '' : fill(TEXTS.estimated, formatCount(every));
  }

  get warnings() {
    const labels = Object.fromEntries(
      (this.trial?.records ?? []).map((record) => [record.DeveloperName, labelOf(record)]),
    );
    return (this.result?.neverDeciding ?? []).map(({ never, because }) => ({
      key: never.developerName,
      text: fill(TEXTS.neverDecides, labels[never.developerName] ?? '', labels[because.developerName] ?? ''),
    }));
  }

  get hasChanges() {
    return Object.keys(this.bounds).length > 0;
  }

  get isUnchanged() {
    return !this.hasChanges;
  }

  get comparison() {
    return this.result?.comparison;
  }

  get bands() {
    const bands = this.comparison?.bands ?? [];
    return bands.map(({ band }, i) => ({ band, tone: `tone-${Math.min(i + 1, TONES)}` }));
  }

  get tones() {
    return Object.fromEntries(this.bands.map(({ band, tone }) => [band, tone]));
  }

  get currency() {
    return this.trial?.document.currency;
  }

  get every() {
    return this.trial?.document.every;
  }

  get hasHeldOut() {
    return this.trial?.document.held.some((held) => held > 0) ?? false;
  }

  get capacity() {
    return this.trial?.document.capacity;
  }

  get thresholds() {
    const { trial, tones } = this;
    if (!trial) return [];
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
    return this.trial && evaluateBounds(this.trial, this.bounds);
  }

  get tried() {
    return applyBounds(this.trial?.records ?? [], this.bounds);
  }

  get ownerNames() {
    return readOwnerNames(this.ownersAnswer?.data);
  }

  /** @param {CustomEvent<{value: string}>} event */
  handleSeason(event) {
    this.chosenId = this.runs?.find(({ season }) => season === event.detail.value)?.id;
  }

  /** @param {CustomEvent<{value: string}>} event */
  handleRun(event) {
    this.chosenId = event.detail.value;
  }

  /** @param {CustomEvent<{name: string, value: number}>} event */
  handleBound(event) {
    const { name, value } = event.detail;
    this.bounds = moveBound(this.trial?.records ?? [], this.bounds, name, value);
    this.tryAgain();
  }

  handleReset() {
    this.bounds = {};
    this.tryAgain();
  }

  handleRetry() {
    this.runsAnswer?.refresh?.();
    this.runAnswer?.refresh?.();
  }

  tryAgain() {
    this.result = this.trial && tryBounds(this.trial, this.bounds);
  }
}
