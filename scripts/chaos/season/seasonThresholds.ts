// SPDX-License-Identifier: Apache-2.0
import type { SettingRecord, ThresholdRecord } from '@churn-risk/core/rules';

/** What a `--thresholds` file holds for the made-up season: two bands with a Task, one without, and a control group. */
export const SEASON_THRESHOLDS: {
  readonly thresholds: readonly ThresholdRecord[];
  readonly setting: SettingRecord;
} = {
  thresholds: [
    thresholdOf('Critical', 30, 0.8, true),
    thresholdOf('High', 20, 0.6, true),
    thresholdOf('Medium', 10, 0.4, false),
  ],
  setting: { Control_Percent__c: 10, Control_Salt__c: 'chaos', Realert_After_Days__c: 30 },
};

function thresholdOf(band: string, rank: number, minProbability: number, createsTask: boolean): ThresholdRecord {
  return {
    DeveloperName: band,
    Label: band,
    Active__c: true,
    Band__c: band,
    Rank__c: rank,
    Min_Probability__c: minProbability,
    Creates_Task__c: createsTask,
    Task_Priority__c: 'High',
    Task_Due_In_Days__c: 7,
    Assign_To__c: 'Account Owner',
  };
}
