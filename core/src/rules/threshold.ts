// SPDX-License-Identifier: Apache-2.0

/** A `Churn_Threshold__mdt` record with the field names of the org; as `--thresholds FILE` and SOQL both give it. */
export type ThresholdRecord = {
  readonly DeveloperName: string;
  readonly Label?: string | null;
  readonly Active__c: boolean;
  readonly Band__c: string;
  readonly Rank__c: number;
  readonly Min_Probability__c: number;
  readonly Min_Renewal_Value__c?: number | null;
  readonly Segment__c?: string | null;
  readonly Max_Days_To_Renewal__c?: number | null;
  readonly Min_Renewals__c?: number | null;
  readonly Creates_Task__c: boolean;
  readonly Task_Priority__c?: string | null;
  readonly Task_Due_In_Days__c?: number | null;
  readonly Assign_To__c: string;
};

/** The `Churn_Setting__mdt` record `Default`. */
export type SettingRecord = {
  readonly Control_Percent__c?: number | null;
  readonly Control_Salt__c?: string | null;
  readonly Control_Max_Value__c?: number | null;
  readonly Realert_After_Days__c?: number | null;
  readonly Max_New_Alerts__c?: number | null;
  readonly Max_Alerts_Per_Owner__c?: number | null;
  readonly Account_Key_Field__c?: string | null;
};
