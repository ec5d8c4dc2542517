// SPDX-License-Identifier: Apache-2.0
import startWork from '@salesforce/label/c.Churn_Feedback_Start_Work';
import takeUpAgain from '@salesforce/label/c.Churn_Feedback_Take_Up_Again';
import endSnooze from '@salesforce/label/c.Churn_Feedback_End_Snooze';
import snooze from '@salesforce/label/c.Churn_Feedback_Snooze';
import changeSnooze from '@salesforce/label/c.Churn_Feedback_Change_Snooze';
import resolve from '@salesforce/label/c.Churn_Feedback_Resolve';
import dismiss from '@salesforce/label/c.Churn_Feedback_Dismiss';

const RESOLVE = { status: 'Resolved', label: resolve };
const DISMISS = { status: 'Dismissed', label: dismiss };

/** What sales may do from which status; the load and the outcome decide the other ones. */
const ACTIONS = {
  Open: [{ status: 'In Progress', label: startWork }, { status: 'Snoozed', label: snooze }, RESOLVE, DISMISS],
  'In Progress': [{ status: 'Snoozed', label: snooze }, RESOLVE, DISMISS],
  Snoozed: [{ status: 'In Progress', label: endSnooze }, { status: 'Snoozed', label: changeSnooze }, RESOLVE, DISMISS],
  Resolved: [{ status: 'In Progress', label: takeUpAgain }],
  Dismissed: [{ status: 'In Progress', label: takeUpAgain }],
};

/**
 * The actions that this user may take on the risk.
 * @param {import('c/churnRiskRecord').Risk} risk
 * @param {import('c/churnFeedbackForm').AnswerForm} form
 */
export function composeActions({ status }, form) {
  if (!form.Status__c?.editable) return [];
  const actions = ACTIONS[/** @type {keyof typeof ACTIONS} */ (status ?? '')] ?? [];
  return form.Snoozed_Until__c?.editable ? actions : actions.filter((action) => action.status !== 'Snoozed');
}
