// SPDX-License-Identifier: Apache-2.0

/**
 * When an account is held out: 0 never (it has a Risk after this load, or is not in the control group), 1 whenever it
 * is at risk, 2 when its value at risk is fully known and at most `controlMax`.
 */
export type Held = 0 | 1 | 2;

/**
 * Churn_Run__c.Preview__c: what a what-if of other thresholds needs. JSON, compact, columns instead of rows.
 *
 * It holds the renewals that would meet an active record if its Min_Probability were halved, and their accounts: so it
 * answers exactly what a load would want for every Min_Probability from that half upwards, and for other values of
 * Active, Rank, Min_Renewals, Creates_Task and Assign_To. Accounts that the org does not know are left out. Nothing in
 * it names a customer.
 */
export type PreviewDocument = {
  readonly v: 2;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** ISO 4217. */
  readonly currency: string;
  /** DeveloperNames of the records that were active, most severe first. */
  readonly records: readonly string[];
  /** Per record, the lowest Min_Probability that can be answered, in millionths: half of what it was. */
  readonly least: readonly number[];
  /** Salesforce Ids of Users. */
  readonly owners: readonly string[];
  /** Indices into `owners`. */
  readonly inactiveOwners: readonly number[];
  /** How many accounts there are; listed is each `every`-th of them, in the order of their keys. */
  readonly accounts: number;
  /** 1, or more where not all would fit. */
  readonly every: number;
  /** Per account, an index into `owners`. */
  readonly owner: readonly number[];
  /** Per account. */
  readonly held: readonly Held[];
  /** In whole cents; null: any value may be held out. */
  readonly controlMax: number | null;
  /** Per account, the number of its renewals. */
  readonly size: readonly number[];
  /** Sets of indices into `records`: the records of which a renewal meets everything but Min_Probability. */
  readonly conditions: ReadonlyArray<readonly number[]>;
  /** Per renewal, in the order of the accounts, an index into `conditions`. */
  readonly condition: readonly number[];
  /** Per renewal, in millionths. */
  readonly probability: readonly number[];
  /** Per renewal, in whole cents; -1: not known. */
  readonly value: readonly number[];
  /** Max_Alerts_Per_Owner__c; null: no limit. */
  readonly capacity: number | null;
  /** null: the run has no evaluation. */
  readonly evaluation: PreviewEvaluation | null;
};

/**
 * How the scores did on the season that the model was tested on: at each cut, how many renewals scored at least so much
 * and how many of these churned. A cut at which nothing changes from the next higher one is left out.
 */
export type PreviewEvaluation = {
  readonly rows: number;
  readonly churned: number;
  /** In millionths, ascending. */
  readonly cut: readonly number[];
  readonly flagged: readonly number[];
  readonly hit: readonly number[];
};

/** The `value` of a renewal whose value is not known. */
export const UNKNOWN_VALUE = -1;
