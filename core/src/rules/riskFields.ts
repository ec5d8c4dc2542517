// SPDX-License-Identifier: Apache-2.0

/**
 * A figure as it is written: a number where 15 digits hold it exactly, else its decimal text.
 * (A double can't tell cents apart above 70 trillion.)
 */
export type Figure = number | string;

/** What a Risk__c says of an account, by API name; null leaves the field blank. Fingerprint__c is the hash of exactly these. */
export type RiskFields = {
  /** 0 to 1, at most 6 places. */
  readonly Probability__c: number;
  readonly Value_At_Risk__c: Figure;
  readonly Renewal_Value__c: Figure;
  readonly Value_Is_Partial__c: boolean;
  readonly Renewals_At_Risk__c: number;
  /** `YYYY-MM-DD` */
  readonly Next_Renewal_Date__c: string;
  readonly Band__c: string;
  readonly Band_Rank__c: number;
  readonly Threshold__c: string;
  readonly Reason_1__c: string | null;
  readonly Reason_2__c: string | null;
  readonly Reason_3__c: string | null;
  readonly Rationale__c: string;
  readonly Data_Gaps__c: string | null;
  readonly Task_Priority__c: string | null;
  readonly Assign_To__c: string;
};
