// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { addDays, daysBetween, fill, formatDay, today } from 'c/churnFormat';
import heading from '@salesforce/label/c.Churn_Feedback_Snooze_Heading';
import twoWeeks from '@salesforce/label/c.Churn_Feedback_Snooze_Two_Weeks';
import oneMonth from '@salesforce/label/c.Churn_Feedback_Snooze_One_Month';
import beforeRenewal from '@salesforce/label/c.Churn_Feedback_Snooze_Before_Renewal';
import untilSevere from '@salesforce/label/c.Churn_Feedback_Snooze_Until_Severe';
import dateLabel from '@salesforce/label/c.Churn_Feedback_Snooze_Date';
import confirm from '@salesforce/label/c.Churn_Feedback_Snooze';
import cancel from '@salesforce/label/c.Churn_Feedback_Cancel';

/** Two weeks are what a talk before a renewal takes. */
const DAYS_BEFORE_RENEWAL = 14;

/** Until when a risk is to be quiet. Fires `choose` with {until}, null for no date, and `cancel`. */
export default class ChurnSnooze extends LightningElement {
  /** @type {string | null | undefined} `YYYY-MM-DD` */
  @api nextRenewalDate;
  @api disabled = false;
  /** A fault of the org about the date. @type {string | undefined} */
  @api fault;

  labels = { heading, untilSevere, date: dateLabel, confirm, cancel };
  /** @type {string | null} */
  date = null;

  /** The first choice takes the focus. */
  @api
  focus() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-id="preset"]'))?.focus();
  }

  get presets() {
    const now = today();
    const choices = [
      { label: twoWeeks, until: addDays(now, 14) },
      { label: oneMonth, until: addDays(now, 30) },
    ];
    if (this.nextRenewalDate && daysBetween(now, this.nextRenewalDate) > DAYS_BEFORE_RENEWAL + 1) {
      choices.push({ label: beforeRenewal, until: addDays(this.nextRenewalDate, -DAYS_BEFORE_RENEWAL) });
    }
    return choices.map(({ label, until }) => ({ until, label: fill(label, formatDay(until)) }));
  }

  get earliest() {
    return addDays(today(), 1);
  }

  get hasNoDate() {
    return this.disabled || !this.date || this.date < this.earliest;
  }

  /** @param {Event & { currentTarget: HTMLElement }} event */
  handlePreset({ currentTarget }) {
    this.choose(currentTarget.dataset.until ?? null);
  }

  handleUntilSevere() {
    this.choose(null);
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleDate({ detail }) {
    this.date = detail.value;
  }

  handleConfirm() {
    this.choose(this.date);
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  /** @param {string | null} until */
  choose(until) {
    this.dispatchEvent(new CustomEvent('choose', { detail: { until } }));
  }
}
