// SPDX-License-Identifier: Apache-2.0
import type { ThresholdRecord } from '@churn-risk/core/rules';

/** Make about a tenth of the accounts of a made-up run at risk. */
export const BENCH_THRESHOLDS: readonly ThresholdRecord[] = [
  thresholdOf('Critical', 30, 0.5),
  thresholdOf('High', 20, 0.3),
  thresholdOf('Low', 10, 0.2),
];

/** Make every account at risk, so that the size of a load is known. */
export const LOAD_THRESHOLDS: readonly ThresholdRecord[] = [
  thresholdOf('Critical', 30, 0.5),
  thresholdOf('High', 20, 0.3),
  thresholdOf('Low', 10, 0),
];

function thresholdOf(band: string, rank: number, minProbability: number): ThresholdRecord {
  return {
    DeveloperName: band,
    Label: band,
    Active__c: true,
    Band__c: band,
    Rank__c: rank,
    Min_Probability__c: minProbability,
    Creates_Task__c: true,
    Task_Priority__c: 'Normal',
    Task_Due_In_Days__c: 7,
    Assign_To__c: 'Account Owner',
  };
}
