// SPDX-License-Identifier: Apache-2.0
import { checkThresholds } from '../../src/rules/index.ts';
import type { Threshold, ThresholdRecord } from '../../src/rules/index.ts';

/** A valid active record: any renewal of 60 % or more is High and makes a Task for the owner. */
export const aRecord = (over: Partial<ThresholdRecord> = {}): ThresholdRecord => ({
  DeveloperName: 'High',
  Active__c: true,
  Band__c: 'High',
  Rank__c: 30,
  Min_Probability__c: 0.6,
  Creates_Task__c: true,
  Task_Priority__c: 'High',
  Task_Due_In_Days__c: 7,
  Assign_To__c: 'Account Owner',
  ...over,
});

/** The checked form of records; records with faults fail the test. */
export const thresholdsOf = (...records: readonly ThresholdRecord[]): readonly Threshold[] => {
  const { thresholds, faults } = checkThresholds(records, { queues: undefined });
  expect(faults).toEqual([]);
  return thresholds;
};

/** Three bands as a sales office might have them; the lowest makes no Task. */
export const threeBands = (): readonly Threshold[] =>
  thresholdsOf(
    aRecord({
      DeveloperName: 'Critical',
      Band__c: 'Critical',
      Rank__c: 40,
      Min_Probability__c: 0.8,
      Task_Due_In_Days__c: 3,
    }),
    aRecord(),
    aRecord({
      DeveloperName: 'Medium',
      Band__c: 'Medium',
      Rank__c: 20,
      Min_Probability__c: 0.4,
      Creates_Task__c: false,
      Task_Priority__c: 'Normal',
      Task_Due_In_Days__c: null,
    }),
  );
