// SPDX-License-Identifier: Apache-2.0
import { fill, formatMoney } from 'c/churnFormat';
import { formatCount } from 'c/churnWorkbenchFigures';
import { ACCOUNT_OWNER } from 'c/churnCore';
import ANY from '@salesforce/label/c.Churn_Workbench_Condition_Any';
import DAYS from '@salesforce/label/c.Churn_Workbench_Condition_Days';
import NO_TASK from '@salesforce/label/c.Churn_Workbench_Condition_No_Task';
import OWNER_TASK from '@salesforce/label/c.Churn_Workbench_Condition_Owner_Task';
import QUEUE_TASK from '@salesforce/label/c.Churn_Workbench_Condition_Queue_Task';
import RENEWALS from '@salesforce/label/c.Churn_Workbench_Condition_Renewals';
import SEGMENT from '@salesforce/label/c.Churn_Workbench_Condition_Segment';
import VALUE from '@salesforce/label/c.Churn_Workbench_Condition_Value';

/**
 * The band of a threshold where its label does not tell it, what it asks for beside its probability, and what it does.
 * @param {import('c/churnCore').ThresholdRecord} record
 * @param {string} currency ISO 4217
 */
export function describeConditions(record, currency) {
  const conditions = listConditions(record, currency);
  const band = record.Band__c === record.Label ? [] : [record.Band__c];
  return [...band, ...(conditions.length > 0 ? conditions : [ANY]), describeTask(record)].join(' · ');
}

/**
 * @param {import('c/churnCore').ThresholdRecord} record
 * @param {string} currency
 * @returns {string[]}
 */
function listConditions(record, currency) {
  const { Segment__c, Min_Renewal_Value__c, Max_Days_To_Renewal__c, Min_Renewals__c } = record;
  return [
    ...(Segment__c?.trim() ? [fill(SEGMENT, Segment__c.trim())] : []),
    ...(Min_Renewal_Value__c ? [fill(VALUE, formatMoney(Min_Renewal_Value__c, currency))] : []),
    ...(Max_Days_To_Renewal__c !== null && Max_Days_To_Renewal__c !== undefined
      ? [fill(DAYS, formatCount(Max_Days_To_Renewal__c))]
      : []),
    ...((Min_Renewals__c ?? 1) > 1 ? [fill(RENEWALS, formatCount(Min_Renewals__c ?? 1))] : []),
  ];
}

/** @param {import('c/churnCore').ThresholdRecord} record */
function describeTask({ Creates_Task__c, Assign_To__c }) {
  if (!Creates_Task__c) return NO_TASK;
  return Assign_To__c === ACCOUNT_OWNER ? OWNER_TASK : fill(QUEUE_TASK, Assign_To__c ?? '');
}
