// SPDX-License-Identifier: Apache-2.0

/**
 * A `Churn_Threshold__mdt` record with the field names of the org; as `--thresholds FILE` and SOQL both give it.
 * Nothing is promised but the types: an inactive record may be blank, `checkThresholds` judges the active ones.
 */
export type ThresholdRecord = {
  /** Of the record in Setup; absent where a file gave the record. */
  readonly Id?: string;
  readonly DeveloperName: string;
  readonly Label?: string | null;
  readonly Active__c: boolean;
  readonly Band__c?: string | null;
  readonly Rank__c?: number | null;
  readonly Min_Probability__c?: number | null;
  readonly Min_Renewal_Value__c?: number | null;
  readonly Segment__c?: string | null;
  readonly Max_Days_To_Renewal__c?: number | null;
  readonly Min_Renewals__c?: number | null;
  readonly Creates_Task__c?: boolean | null;
  readonly Task_Priority__c?: string | null;
  readonly Task_Due_In_Days__c?: number | null;
  readonly Assign_To__c?: string | null;
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

/** `Assign_To__c` of a threshold whose Tasks go to the Account's owner; any other text names a queue. */
export const ACCOUNT_OWNER = 'Account Owner';

/** An active threshold that was checked: blanks replaced by what they mean, bounds in the run's whole units. */
export type Threshold = {
  readonly developerName: string;
  readonly band: string;
  /** 1 to 99, higher is more severe. */
  readonly rank: number;
  /** As the record holds it, 0 to 1: breaks ties of rank. */
  readonly minProbability: number;
  /** The least whole millionths that meet `minProbability`, and its half: for any score p, p >= min is the same as micros >= this. */
  readonly minMicros: number;
  readonly halfMinMicros: number;
  /** The least whole cents that meet Min_Renewal_Value__c; 0 lets renewals of unknown value meet. */
  readonly minValueCents: number;
  /** Lower case; undefined = any. */
  readonly segment: string | undefined;
  /** Days from `asOf`; undefined = any. */
  readonly maxDays: number | undefined;
  /** >= 1 */
  readonly minRenewals: number;
  readonly createsTask: boolean;
  readonly taskPriority: string | null;
  /** undefined: the Task has no due date. */
  readonly taskDueInDays: number | undefined;
  /** `Account Owner` or a queue's DeveloperName. */
  readonly assignTo: string;
};

/** The checked `Churn_Setting__mdt` record, blanks replaced by their defaults. */
export type Setting = {
  /** undefined: nobody is held out. */
  readonly control: ControlSetting | undefined;
  readonly realertAfterDays: number;
  /** undefined: the limit follows the season's earlier loads. */
  readonly maxNewAlerts: number | undefined;
  readonly maxAlertsPerOwner: number | undefined;
  /** undefined: `Churn_Account_Key__c`. */
  readonly accountKeyField: string | undefined;
};

export type ControlSetting = {
  /** Of 10,000 buckets, those below this are held out. */
  readonly bucketLimit: number;
  readonly salt: string;
  /** The largest value at risk that may be held out, in whole cents; undefined = any. */
  readonly maxValueCents: bigint | undefined;
};
