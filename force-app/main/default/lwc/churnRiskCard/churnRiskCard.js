// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill, formatDay, formatProbability } from 'c/churnFormat';
import { labelOf } from 'c/churnFeedbackForm';
import { stampFirstView, whenShown } from 'c/churnFirstView';
import { parseRationale } from 'c/churnRationale';
import { isOpen } from 'c/churnRiskOrder';
import { withFields } from 'c/churnRiskRecord';
import season from '@salesforce/label/c.Churn_Panel_Season';
import reasons from '@salesforce/label/c.Churn_Panel_Reasons';
import noReasons from '@salesforce/label/c.Churn_Panel_Reasons_None';
import renewalsOne from '@salesforce/label/c.Churn_Panel_Renewals_One';
import renewalsMany from '@salesforce/label/c.Churn_Panel_Renewals_Many';
import snoozedUntil from '@salesforce/label/c.Churn_Panel_Snoozed_Until';
import unavailable from '@salesforce/label/c.Churn_Feedback_Unavailable';
import untitled from '@salesforce/label/c.Churn_Panel_Risk';

/**
 * One risk, with what sales answers to it. Shows at once what was answered, and takes it back where it was not saved.
 * Passes on `hold` {riskId, held} and `saved` {riskId, fields}.
 */
export default class ChurnRiskCard extends LightningElement {
  /** The season's last loaded run. @type {import('c/churnRiskRecord').Run | undefined} */
  @api seasonRun;
  /** Risks of earlier seasons, oldest first. @type {readonly import('c/churnRiskRecord').Risk[]} */
  @api earlier = [];
  /** Undefined until the org has told it. @type {import('c/churnFeedbackForm').AnswerForm | undefined} */
  @api form;
  /** The org could not tell it. */
  @api formFailed = false;
  /** Gives a risk, by its id, as the org has it now. @type {(riskId: string) => Promise<import('c/churnRiskRecord').Risk | undefined>} */
  @api refetch;
  /** Whether it may be shown as one line. */
  @api collapsible = false;
  /** Without what the page around shows anyway. */
  @api compact = false;

  labels = { reasons, noReasons, unavailable };
  /** @type {import('c/churnRiskRecord').Risk} */
  loaded;
  /** What is on its way to the org. @type {Record<string, any> | undefined} */
  sent;
  /** What the org has taken, until it is read back. @type {{ fields: Record<string, any>, lastModified?: string } | undefined} */
  written;
  /** Undefined: as `opened` says. @type {boolean | undefined} */
  toggled;
  showsRenewals = false;
  /** Ends the waiting for the first view. @type {(() => void) | undefined} */
  stopWatching;

  /** @type {import('c/churnRiskRecord').Risk} */
  @api
  get risk() {
    return this.loaded;
  }
  set risk(risk) {
    this.loaded = risk;
    if (this.written && !isOlder(risk.lastModified, this.written.lastModified)) this.written = undefined;
  }

  /** Whether a collapsible card starts open. */
  @api opened = false;

  renderedCallback() {
    if (this.stopWatching || !this.isExpanded || !this.mayStamp) return;
    this.stopWatching = whenShown(/** @type {Element} */ (this.refs?.card), () => this.stamp());
  }

  disconnectedCallback() {
    this.stopWatching?.();
    this.stopWatching = undefined;
  }

  get shown() {
    const { written, sent } = this;
    const lastModified = written?.lastModified ?? this.loaded.lastModified;
    return { ...withFields(this.loaded, { ...written?.fields, ...sent }), lastModified };
  }

  get title() {
    return this.shown.season ? fill(season, this.shown.season) : (this.shown.name ?? untitled);
  }

  get isExpanded() {
    return !this.collapsible || (this.toggled ?? this.opened);
  }

  get expanded() {
    return String(this.isExpanded);
  }

  get chevron() {
    return this.isExpanded ? 'utility:chevrondown' : 'utility:chevronright';
  }

  /** Beside the title of a closed card. */
  get gist() {
    const { probability } = this.shown;
    return this.isExpanded || typeof probability !== 'number' ? undefined : formatProbability(probability);
  }

  get status() {
    const { status, statusLabel, snoozedUntil: until } = this.shown;
    if (!status || status === 'Open') return undefined;
    if (status === 'Snoozed' && until) return fill(snoozedUntil, formatDay(until));
    return this.form?.Status__c?.options.length ? labelOf(this.form.Status__c, status) : statusLabel;
  }

  get statusReason() {
    return isOpen(this.shown) ? undefined : this.shown.statusReason;
  }

  get rationale() {
    return parseRationale(this.loaded.rationale);
  }

  get drivers() {
    return this.rationale?.drivers ?? [];
  }

  /** Sentences of the load, where the drivers cannot be read. */
  get sentences() {
    return this.rationale ? [] : this.loaded.reasons.filter(Boolean);
  }

  get hasNoReasons() {
    if (this.rationale) return this.rationale.drivers.length === 0;
    return this.sentences.length === 0 && this.loaded.reasons.some((sentence) => sentence === null);
  }

  get showsReasons() {
    return this.hasNoReasons || this.sentences.length > 0 || this.rationale !== undefined;
  }

  get gaps() {
    const { dataGaps } = this.loaded;
    // a user who may not read the gaps does not read them elsewhere either
    if (!dataGaps) return [];
    return this.rationale?.gaps.length ? this.rationale.gaps : dataGaps.split('; ');
  }

  get renewalCount() {
    const { renewals = [], more = 0 } = this.rationale ?? {};
    const count = this.loaded.renewalsAtRisk ?? renewals.length + more;
    return count === 1 ? renewalsOne : fill(renewalsMany, count);
  }

  get hasRenewals() {
    return (this.rationale?.renewals.length ?? 0) > 0;
  }

  get renewalsExpanded() {
    return String(this.showsRenewals);
  }

  get renewalsChevron() {
    return this.showsRenewals ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get showsHistory() {
    return !this.compact;
  }

  get currencyCode() {
    return this.loaded.run?.currencyCode ?? this.loaded.currencyCode;
  }

  get refetchThis() {
    return () => this.refetch(this.loaded.id);
  }

  get mayStamp() {
    return isOpen(this.loaded) && this.loaded.firstViewed === null && this.form?.First_Viewed__c?.editable;
  }

  handleToggle() {
    this.toggled = !this.isExpanded;
  }

  handleToggleRenewals() {
    this.showsRenewals = !this.showsRenewals;
  }

  /** @param {CustomEvent<{ held: boolean }>} event */
  handleHold({ detail }) {
    this.dispatchEvent(new CustomEvent('hold', { detail: { riskId: this.loaded.id, held: detail.held } }));
  }

  /** @param {CustomEvent<{ phase: string, fields: Record<string, any>, lastModified?: string }>} event */
  handleAnswer({ detail: { phase, fields, lastModified } }) {
    this.sent = phase === 'sent' ? fields : undefined;
    if (phase !== 'saved') return;
    this.keep(fields, lastModified);
    this.dispatchEvent(new CustomEvent('saved', { detail: { riskId: this.loaded.id, fields } }));
  }

  async stamp() {
    const stamped = await stampFirstView(this.shown);
    if (stamped) this.keep(stamped.fields, stamped.lastModified);
  }

  /** @param {Record<string, any>} fields @param {string | undefined} lastModified */
  keep(fields, lastModified) {
    this.written = { fields: { ...this.written?.fields, ...fields }, lastModified };
  }
}

/** True only where both times are known. @param {string | undefined} time @param {string | undefined} than */
function isOlder(time, than) {
  return Boolean(time && than) && Date.parse(time ?? '') < Date.parse(than ?? '');
}
