// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import RISK from '@salesforce/schema/Risk__c';
import { composeForm } from 'c/churnFeedbackForm';
import { fill, formatDay, today } from 'c/churnFormat';
import { groupRisks, isOpen } from 'c/churnRiskOrder';
import { readPanelAnswer, withFields } from 'c/churnRiskRecord';
import title from '@salesforce/label/c.Churn_Panel_Title';
import loading from '@salesforce/label/c.Churn_Panel_Loading';
import nothing from '@salesforce/label/c.Churn_Panel_Nothing';
import none from '@salesforce/label/c.Churn_Panel_None';
import noneAsOf from '@salesforce/label/c.Churn_Panel_None_As_Of';
import order from '@salesforce/label/c.Churn_Panel_Order';
import closedOne from '@salesforce/label/c.Churn_Panel_Closed_One';
import closedMany from '@salesforce/label/c.Churn_Panel_Closed_Many';
import movedToClosed from '@salesforce/label/c.Churn_Panel_Moved_To_Closed';
import notLoaded from '@salesforce/label/c.Churn_Panel_Not_Loaded';
import notRefreshed from '@salesforce/label/c.Churn_Panel_Not_Refreshed';
import retry from '@salesforce/label/c.Churn_Panel_Retry';
import { RISK_PANEL } from './riskPanelQuery';

/** How long a newer version of a risk may take before the one at hand is used. */
const REFETCH_MS = 5000;

/** The churn risks of an account; on a risk's own page that one risk in a compact form. */
export default class ChurnRiskPanel extends LightningElement {
  /** Of the account or the risk. @type {string} */
  @api recordId;
  /** `Account` or `Risk__c`. @type {string} */
  @api objectApiName;

  labels = { title, loading, nothing, notLoaded, notRefreshed, retry };
  query = RISK_PANEL;
  /** The last good answer and whose it is. @type {ReturnType<typeof readPanelAnswer> & { recordId: string } | undefined} */
  answer;
  hasFailed = false;
  isRetrying = false;
  /** @type {ObjectInfo | undefined} */
  riskInfo;
  /** @type {PicklistValues | undefined} */
  picklists;
  formFailed = false;
  /** Risks with something typed: they stay where they are. @type {readonly string[]} */
  held = [];
  showsClosed = false;
  message = '';
  focusesMessage = false;
  /** @type {(() => Promise<void>) | undefined} */
  refresh;
  /** Those who wait for the next answer. @type {(() => void)[]} */
  waiting = [];

  @wire(graphql, { query: '$query', variables: '$variables' })
  takeAnswer(/** @type {GraphqlWired} */ { data, errors, refresh }) {
    if (!data && !errors) return;
    this.refresh = refresh;
    this.hasFailed = !data;
    this.isRetrying = false;
    if (data) this.answer = { ...readPanelAnswer(data), recordId: this.recordId };
    this.waiting.splice(0).forEach((resolve) => resolve());
  }

  @wire(getObjectInfo, { objectApiName: '$answeredObject' })
  takeObjectInfo(/** @type {Wired<ObjectInfo>} */ { data, error }) {
    this.riskInfo = data ?? this.riskInfo;
    this.formFailed = Boolean(error) && !this.form;
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$answeredObject', recordTypeId: '$recordTypeId' })
  takePicklists(/** @type {Wired<PicklistValues>} */ { data, error }) {
    this.picklists = data ?? this.picklists;
    this.formFailed = Boolean(error) && !this.form;
  }

  renderedCallback() {
    if (!this.focusesMessage) return;
    this.focusesMessage = false;
    /** @type {HTMLElement | undefined} */ (this.refs?.message)?.focus();
  }

  get variables() {
    return this.recordId ? { recordId: this.recordId } : undefined;
  }

  /** Asked for only where there is something to answer; then it serves every account. */
  get answeredObject() {
    return this.current?.risks?.length ? RISK : undefined;
  }

  get recordTypeId() {
    return this.riskInfo?.defaultRecordTypeId;
  }

  get form() {
    return this.riskInfo && this.picklists ? composeForm(this.riskInfo, this.picklists) : undefined;
  }

  /** The answer, unless it is that of the record shown before. */
  get current() {
    return this.answer?.recordId === this.recordId ? this.answer : undefined;
  }

  get isLoading() {
    return (!this.current && !this.hasFailed) || this.isRetrying;
  }

  get hasNoAnswer() {
    return this.hasFailed && !this.current && !this.isRetrying;
  }

  /** The figures at hand are shown on. */
  get isStale() {
    return this.hasFailed && this.current;
  }

  get isCompact() {
    return this.objectApiName === RISK.objectApiName;
  }

  get groups() {
    const { risks = [], runs = [] } = this.current ?? {};
    if (this.isCompact) return { open: risks, closed: [], earlier: [] };
    return groupRisks(risks, runs, today(), this.held);
  }

  get cards() {
    const { open } = this.groups;
    return open.map((risk, index) => ({ ...this.cardOf(risk), collapsible: open.length > 1, opened: index === 0 }));
  }

  get closedCards() {
    const { closed, earlier } = this.groups;
    return [...closed, ...earlier].map((risk) => this.cardOf(risk));
  }

  get closedLabel() {
    const { length } = this.closedCards;
    return length === 1 ? closedOne : fill(closedMany, length);
  }

  get closedExpanded() {
    return String(this.showsClosed);
  }

  get closedChevron() {
    return this.showsClosed ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get orderText() {
    return this.cards.length > 1 ? fill(order, this.cards.length) : undefined;
  }

  /** Said instead of risks. Who may not read risks is not told whether there are any. */
  get emptyText() {
    if (!this.current || this.cards.length > 0) return undefined;
    if (!this.current.risks || this.isCompact) return nothing;
    const asOf = this.current.runs[0]?.asOf;
    return asOf ? fill(noneAsOf, formatDay(asOf)) : none;
  }

  get refetchRisk() {
    return (/** @type {string} */ riskId) => this.refetch(riskId);
  }

  handleRetry() {
    this.isRetrying = true;
    this.refresh?.();
  }

  handleToggleClosed() {
    this.showsClosed = !this.showsClosed;
  }

  /** @param {CustomEvent<{ riskId: string, held: boolean }>} event */
  handleHold({ detail: { riskId, held } }) {
    const others = this.held.filter((id) => id !== riskId);
    if (held || others.length !== this.held.length) this.held = held ? [...others, riskId] : others;
  }

  /** @param {CustomEvent<{ riskId: string, fields: Record<string, any> }>} event */
  handleSaved({ detail: { riskId, fields } }) {
    const risk = this.groups.open.find(({ id }) => id === riskId);
    this.message = '';
    if (risk && !this.isCompact && !isOpen(withFields(risk, fields))) {
      this.message = movedToClosed;
      this.focusesMessage = true;
    }
    this.refresh?.();
  }

  /** The risk as the org has it now. @param {string} riskId */
  async refetch(riskId) {
    const answered = new Promise((resolve) => {
      this.waiting.push(() => resolve(undefined));
      // an answer that is the same as before is not told again
      // eslint-disable-next-line @lwc/lwc/no-async-operation
      setTimeout(resolve, REFETCH_MS);
    });
    await this.refresh?.();
    await answered;
    return this.current?.risks?.find(({ id }) => id === riskId);
  }

  /** @param {import('c/churnRiskRecord').Risk} risk */
  cardOf(risk) {
    const { runs = [], risks = [] } = this.current ?? {};
    return {
      risk,
      key: risk.id,
      seasonRun: runs.find(({ season }) => season === risk.season),
      earlier: risks.filter((other) => isBefore(other, risk)).sort((left, right) => (isBefore(left, right) ? -1 : 1)),
    };
  }
}

/** Of an earlier season, by the days up to which the figures know the world. @param {import('c/churnRiskRecord').Risk} left @param {import('c/churnRiskRecord').Risk} right */
function isBefore(left, right) {
  return left.season !== right.season && (left.asOf ?? '') < (right.asOf ?? '');
}
