// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { changedFields, valueOf } from 'c/churnFeedbackForm';
import { saveAnswer } from 'c/churnRiskSaving';
import question from '@salesforce/label/c.Churn_Feedback_Question';
import addDetails from '@salesforce/label/c.Churn_Feedback_Add_Details';
import hideDetails from '@salesforce/label/c.Churn_Feedback_Hide_Details';
import save from '@salesforce/label/c.Churn_Feedback_Save';
import cancel from '@salesforce/label/c.Churn_Feedback_Cancel';
import saving from '@salesforce/label/c.Churn_Feedback_Saving';
import saved from '@salesforce/label/c.Churn_Feedback_Saved';
import failed from '@salesforce/label/c.Churn_Feedback_Failed';
import saveAnyway from '@salesforce/label/c.Churn_Feedback_Save_Anyway';
import discard from '@salesforce/label/c.Churn_Feedback_Discard';
import { describeConflict, listGivenAnswers, listRecordFaults } from './answerTexts';
import { composeActions } from './statusActions';

const TYPED = ['Cause_Seen__c', 'Action_Taken__c', 'Comment__c'];

/**
 * What sales answers to a risk. Fires `answer` {phase: 'sent' | 'saved' | 'failed', fields, lastModified} while it
 * saves, and `hold` {held} while something is typed, in flight or in conflict, so that nothing takes it away.
 */
export default class ChurnFeedback extends LightningElement {
  /** @type {import('c/churnRiskRecord').Risk} */
  @api risk;
  /** @type {import('c/churnFeedbackForm').AnswerForm} */
  @api form = {};
  /** Gives the risk as the org has it now. @type {() => Promise<import('c/churnRiskRecord').Risk | undefined>} */
  @api refetch;

  labels = { question, save, cancel, saveAnyway, discard };
  /** @type {import('c/churnFeedbackForm').Answer} */
  draft = {};
  isSaving = false;
  showsDetails = false;
  showsSnooze = false;
  message = '';
  /** @type {import('c/churnRiskSaving').SaveFault | undefined} */
  fault;
  /** @type {{ fields: import('c/churnFeedbackForm').Answer, current: import('c/churnRiskRecord').Risk, changed: readonly string[] } | undefined} */
  conflicted;
  /** Selector of what takes the focus after the next rendering. @type {string | undefined} */
  focusNext;

  renderedCallback() {
    if (!this.focusNext) return;
    /** @type {HTMLElement | null} */ (this.template?.querySelector(this.focusNext))?.focus();
    this.focusNext = undefined;
  }

  get asksVerdict() {
    return this.form.Verdict__c?.editable && this.form.Verdict__c.options.length > 0;
  }

  get verdicts() {
    const chosen = this.answered('Verdict__c');
    return this.form.Verdict__c?.options.map((option) => ({ ...option, checked: option.value === chosen })) ?? [];
  }

  get groupName() {
    return `verdict-${this.risk.id}`;
  }

  get hasDetails() {
    return TYPED.some((name) => this.form[name]?.editable);
  }

  get detailsLabel() {
    return this.showsDetails ? hideDetails : addDetails;
  }

  get cause() {
    return this.editable('Cause_Seen__c');
  }

  get action() {
    return this.editable('Action_Taken__c');
  }

  get comment() {
    return this.editable('Comment__c');
  }

  get actionValues() {
    return (this.answered('Action_Taken__c') ?? '').split(';').filter(Boolean);
  }

  /** Answers that this user may read and not change. */
  get givenAnswers() {
    return listGivenAnswers(this.risk, this.form, ['Verdict__c', ...TYPED]);
  }

  get statusActions() {
    return composeActions(this.risk, this.form);
  }

  get isDirty() {
    return Object.keys(changedFields(this.risk, this.draft)).length > 0;
  }

  get conflictText() {
    return this.conflicted && describeConflict(this.form, this.conflicted);
  }

  get faultMessages() {
    const shown = ['Verdict__c', 'Snoozed_Until__c', ...(this.showsDetails ? TYPED : [])];
    return this.fault ? listRecordFaults(this.form, this.fault, shown) : [];
  }

  get faultHeading() {
    return this.fault ? failed : undefined;
  }

  /** @returns {Readonly<Record<string, string>>} */
  get fieldFaults() {
    return this.fault?.fields ?? {};
  }

  /** @param {Event & { currentTarget: HTMLInputElement }} event */
  handleVerdict({ currentTarget }) {
    this.edit('Verdict__c', currentTarget.value);
  }

  /** @param {KeyboardEvent} event */
  handleVerdictKey(event) {
    if (event.key === 'Enter' && this.isDirty) {
      event.preventDefault();
      this.handleSave();
    }
    if (event.key === 'Escape') this.edit('Verdict__c', this.risk.verdict ?? null);
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleCause({ detail }) {
    this.edit('Cause_Seen__c', detail.value);
  }

  /** @param {CustomEvent<{ value: string[] }>} event */
  handleAction({ detail }) {
    const chosen = this.form.Action_Taken__c?.options.filter(({ value }) => detail.value.includes(value)) ?? [];
    this.edit('Action_Taken__c', chosen.map(({ value }) => value).join(';'));
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleComment({ detail }) {
    this.edit('Comment__c', detail.value);
  }

  handleToggleDetails() {
    this.showsDetails = !this.showsDetails;
  }

  handleSave() {
    this.send(this.risk, changedFields(this.risk, this.draft));
  }

  handleCancel() {
    this.draft = {};
    this.settle('');
    this.focusNext = 'input:checked, input';
  }

  /** @param {Event & { currentTarget: HTMLElement }} event */
  handleStatus({ currentTarget }) {
    const status = currentTarget.dataset.status ?? '';
    if (status === 'Snoozed') {
      this.showsSnooze = true;
      this.focusNext = 'c-churn-snooze';
      return;
    }
    /** @type {import('c/churnFeedbackForm').Answer} */
    const ended = this.risk.snoozedUntil && this.form.Snoozed_Until__c?.editable ? { Snoozed_Until__c: null } : {};
    this.send(this.risk, changedFields(this.risk, { ...this.draft, ...ended, Status__c: status }));
  }

  /** @param {CustomEvent<{ until: string | null }>} event */
  handleSnooze({ detail }) {
    const snooze = { Status__c: 'Snoozed', Snoozed_Until__c: detail.until };
    this.send(this.risk, changedFields(this.risk, { ...this.draft, ...snooze }));
  }

  handleSnoozeCancel() {
    this.showsSnooze = false;
    this.focusNext = '[data-status="Snoozed"]';
  }

  /** @param {KeyboardEvent} event */
  handleSnoozeKey(event) {
    if (event.key === 'Escape') this.handleSnoozeCancel();
  }

  handleSaveAnyway() {
    if (this.conflicted) this.send(this.conflicted.current, this.conflicted.fields);
  }

  /** @param {string} name @param {string | null} value */
  edit(name, value) {
    this.draft = { ...this.draft, [name]: value };
    this.message = '';
    this.tellHold();
  }

  /** @param {import('c/churnRiskRecord').Risk} risk @param {import('c/churnFeedbackForm').Answer} fields */
  async send(risk, fields) {
    if (this.isSaving || Object.keys(fields).length === 0) return;
    this.isSaving = true;
    this.settle(saving);
    this.tell('answer', { phase: 'sent', fields });
    const result = await saveAnswer(risk, fields, this.refetch);
    this.isSaving = false;
    if (result.outcome === 'saved') this.endSaved(fields, result.lastModified);
    else this.endUnsaved(fields, result);
    this.tellHold();
  }

  /** @param {import('c/churnFeedbackForm').Answer} fields @param {string | undefined} lastModified */
  endSaved(fields, lastModified) {
    // what was typed while it was saved stays
    this.draft = Object.fromEntries(Object.entries(this.draft).filter(([name, value]) => fields[name] !== value));
    this.showsSnooze = false;
    this.showsDetails = this.isDirty;
    this.message = saved;
    this.focusNext = 'input:checked, button';
    this.tell('answer', { phase: 'saved', fields, lastModified });
  }

  /** @param {import('c/churnFeedbackForm').Answer} fields @param {any} result */
  endUnsaved(fields, { outcome, current, changed, fault }) {
    this.message = '';
    this.tell('answer', { phase: 'failed', fields });
    if (outcome === 'conflict') this.conflicted = { fields, current, changed };
    else this.fault = fault;
    this.focusNext = outcome === 'conflict' ? '[data-id="save-anyway"]' : undefined;
  }

  /** Nothing is wrong any more. @param {string} message */
  settle(message) {
    this.fault = undefined;
    this.conflicted = undefined;
    this.message = message;
    this.tellHold();
  }

  tellHold() {
    this.tell('hold', { held: this.isSaving || this.isDirty || this.showsSnooze || this.conflicted !== undefined });
  }

  /** @param {string} name @param {unknown} detail */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** @param {string} name */
  answered(name) {
    return name in this.draft ? this.draft[name] : valueOf(this.risk, name);
  }

  /** What is asked, where this user may answer it. @param {string} name */
  editable(name) {
    const field = this.form[name];
    if (!field?.editable) return undefined;
    return { ...field, value: this.answered(name) ?? '', fault: this.fieldFaults[name] };
  }
}
