// SPDX-License-Identifier: Apache-2.0
import { LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import { fill, formatMoment } from 'c/churnFormat';
import { isSameRun, messageOf, openRun, refusesAccess } from './answers';
import { readKeptRun, readLoadedRuns, readOwnerNames } from './loadedRuns';
import { LOADED_RUNS, OWNER_NAMES, RUN_PREVIEW } from './runQueries';
import { STATE_TEXTS, TEXTS } from './texts';

/**
 * The page where admins try thresholds on the last load. It shows what each Min_Probability would make of it, by the
 * rules that a load goes by, and how the change is put into force; it saves nothing itself.
 */
export default class ChurnThresholdWorkbench extends LightningElement {
  labels = TEXTS;

  /** @type {string | undefined} */
  chosenId;
  /** @type {import('./loadedRuns').KeptRun | undefined} */
  kept;
  /** The documents of `kept`. @type {import('./answers').OpenedRun | undefined} */
  opened;

  /** @type {GraphqlWired | undefined} */
  @wire(graphql, { query: LOADED_RUNS })
  runsAnswer;

  /** @type {GraphqlWired | undefined} */
  runAnswer;

  @wire(graphql, { query: '$runQuery', variables: '$runVariables' })
  wiredRun(/** @type {GraphqlWired} */ answer) {
    this.runAnswer = answer;
    if (!answer.data) return;
    const run = readKeptRun(answer.data);
    // the same answer again, as after a refresh, leaves what is tried
    if (this.opened && isSameRun(run, this.kept)) return;
    this.kept = run;
    this.opened = openRun(run);
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

  /** undefined: nothing is asked yet. */
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
    return { owners: this.trial?.owners };
  }

  get trial() {
    return this.opened?.trial;
  }

  get ownerNames() {
    return readOwnerNames(this.ownersAnswer?.data);
  }

  get errors() {
    return this.runsAnswer?.errors ?? this.runAnswer?.errors;
  }

  /** What is shown in place of the board; undefined where a load can be tried. */
  get state() {
    if (this.errors) return refusesAccess(this.errors) ? 'noAccess' : 'error';
    if (this.runsAnswer?.data && !this.runs) return 'noAccess';
    if (this.runs?.length === 0) return 'noRun';
    if (!this.opened || (this.kept && this.kept.id !== this.run?.id)) return 'loading';
    return this.opened.state;
  }

  get isLoading() {
    return this.state === 'loading';
  }

  get isError() {
    return this.state === 'error';
  }

  get message() {
    const texts = this.state && STATE_TEXTS[this.state];
    return texts && { ...texts, text: this.isError ? messageOf(this.errors ?? []) : texts.text };
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

  /** The newest load of the season. @param {CustomEvent<{value: string}>} event */
  handleSeason(event) {
    this.chosenId = this.runs?.find(({ season }) => season === event.detail.value)?.id;
  }

  /** @param {CustomEvent<{value: string}>} event */
  handleRun(event) {
    this.chosenId = event.detail.value;
  }

  handleRetry() {
    this.runsAnswer?.refresh?.();
    this.runAnswer?.refresh?.();
  }
}
