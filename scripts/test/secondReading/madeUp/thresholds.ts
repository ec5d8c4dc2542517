// SPDX-License-Identifier: Apache-2.0
import type { SettingRecord, ThresholdRecord } from '@churn-risk/core/rules';
import { QUEUE } from './customers.ts';

/** Every condition that a threshold can have, and every kind of Task. */
export const THRESHOLDS: readonly ThresholdRecord[] = [
  {
    DeveloperName: 'Crit',
    Active__c: true,
    Band__c: 'Critical',
    Rank__c: 40,
    Min_Probability__c: 0.75,
    Creates_Task__c: true,
    Task_Priority__c: 'High',
    Task_Due_In_Days__c: 3,
    Assign_To__c: 'Account Owner',
  },
  {
    DeveloperName: 'Uni_Soon',
    Active__c: true,
    Band__c: 'High',
    Rank__c: 30,
    Min_Probability__c: 0.55,
    Segment__c: 'UNIVERSITY',
    Max_Days_To_Renewal__c: 92,
    Creates_Task__c: true,
    Assign_To__c: 'Account Owner',
  },
  {
    DeveloperName: 'High_Value',
    Active__c: true,
    Band__c: 'High',
    Rank__c: 30,
    Min_Probability__c: 0.45,
    Min_Renewal_Value__c: 20_000,
    Creates_Task__c: true,
    Task_Priority__c: 'Normal',
    Task_Due_In_Days__c: 10,
    Assign_To__c: QUEUE,
  },
  {
    DeveloperName: 'Several',
    Active__c: true,
    Band__c: 'Medium',
    Rank__c: 20,
    Min_Probability__c: 0.4,
    Min_Renewals__c: 3,
    Creates_Task__c: true,
    Task_Priority__c: 'Low',
    Task_Due_In_Days__c: 0,
    Assign_To__c: QUEUE,
  },
  {
    DeveloperName: 'Watch',
    Active__c: true,
    Band__c: 'Watch',
    Rank__c: 10,
    Min_Probability__c: 0.3,
    Min_Renewal_Value__c: 5000.5,
    Creates_Task__c: false,
    Assign_To__c: 'Account Owner',
  },
  {
    DeveloperName: 'Off',
    Active__c: false,
    Band__c: 'Everything',
    Rank__c: 99,
    Min_Probability__c: 0,
    Creates_Task__c: true,
    Assign_To__c: 'Account Owner',
  },
];

/** Several renewals are now worse than one of value, and Critical has another rank: the latter must alert nobody. */
export const CHANGED_THRESHOLDS: readonly ThresholdRecord[] = THRESHOLDS.map((threshold) => {
  if (threshold.DeveloperName === 'Several') return { ...threshold, Min_Probability__c: 0.3, Rank__c: 35 };
  return threshold.DeveloperName === 'Crit' ? { ...threshold, Rank__c: 50 } : threshold;
});

export const SETTING: SettingRecord = {
  Control_Percent__c: 15,
  Control_Salt__c: 'salt',
  Control_Max_Value__c: 9000,
  // from the second run to the last one, to the day
  Realert_After_Days__c: 27,
};
