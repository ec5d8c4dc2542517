// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill, formatDay, formatDistance, today } from 'c/churnFormat';
import heading from '@salesforce/label/c.Churn_Panel_Task';
import due from '@salesforce/label/c.Churn_Panel_Task_Due';
import none from '@salesforce/label/c.Churn_Panel_Task_None';

/** The open Task of a risk, or why there is none. */
export default class ChurnRiskTask extends LightningElement {
  /** @type {import('c/churnRiskRecord').Risk} */
  @api risk;

  labels = { heading };

  get task() {
    return this.risk.task ?? undefined;
  }

  get subject() {
    return this.task?.subject || heading;
  }

  get status() {
    const { dueDate, statusLabel } = this.task ?? {};
    const dueText = dueDate ? fill(due, formatDay(dueDate), formatDistance(dueDate, today())) : undefined;
    return [dueText, statusLabel].filter(Boolean).join(' \u00b7 ');
  }

  /** Undefined where a Task was never asked for, or the user may not read Tasks. */
  get missing() {
    const { task, taskError, alertNumber } = this.risk;
    if (task !== null || !alertNumber) return undefined;
    return taskError || none;
  }
}
