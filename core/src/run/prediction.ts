// SPDX-License-Identifier: Apache-2.0

/**
 * One accepted prediction row: one renewal of one account.
 * Amounts are whole cents and probabilities whole millionths, so that sums and comparisons are exact;
 * both fit a JavaScript number (2^53), their products do not (use BigInt).
 */
export type Renewal = {
  /** As first spelt in the run, trimmed. Compare in lower case. */
  readonly renewalKey: string;
  readonly product: string;
  /** `YYYY-MM-DD` */
  readonly renewalDate: string;
  /** Whole cents of the run's currency; null where the value is not known. */
  readonly valueCents: number | null;
  readonly segment: string | null;
  /** churn_probability x 1,000,000, a whole number from 0 to 1,000,000. */
  readonly probabilityMicros: number;
};

/** One reason the model gives. `contribution` is in log-odds; positive raises the risk. */
export type Driver = {
  readonly feature: string;
  readonly label: string;
  readonly value: string | number;
  readonly contribution: number;
};

/** The expensive part of a row: why, and what the model did not know. */
export type RenewalDetail = {
  readonly drivers: readonly Driver[];
  /** In the order given, the two gaps of the reader added (contract: "Two gaps are added by the reader"). */
  readonly gaps: readonly string[];
};

/** What is known of an account before drivers and gaps are decoded. */
export type AccountOutline = {
  /** First spelling in the run, trimmed: the one that is written. */
  readonly accountKey: string;
  /** The key as it is compared: lower case. */
  readonly accountId: string;
  readonly renewals: readonly Renewal[];
};

/** All accepted renewals of one account, in file order. */
export type AccountRenewals = AccountOutline & {
  /** Parallel to `renewals`; undefined where nobody asked for details (see `readAccounts`). */
  readonly details: readonly RenewalDetail[] | undefined;
  /** True when a row of this account was rejected anywhere in the run. */
  readonly incomplete: boolean;
};

/**
 * Accounts that nobody needs to see: no score of at least `belowMicros`, and not among `butNot`. They are checked and
 * counted as all others, but need not be handed out (in Parquet they mostly are not).
 */
export type QuietAccounts = {
  readonly belowMicros: number;
  /** Account ids, lower case. */
  readonly butNot: Iterable<string>;
  /** Once for each accepted renewal that is not handed out. */
  readonly onScore: (probabilityMicros: number) => void;
};

export const REJECT_CODES = [
  'bad_row',
  'missing_value',
  'bad_text',
  'bad_number',
  'bad_probability',
  'bad_date',
  'bad_drivers',
  'bad_gaps',
  'bad_rationale',
  'duplicate_renewal',
  'account_not_together',
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/** A row that was not taken, as it stands in rejects.csv. */
export type RowReject = {
  /** As in the manifest, relative to the run folder. */
  readonly file: string;
  /** 1 = first data row. */
  readonly row: number;
  /** Empty for `bad_row`. */
  readonly column: string;
  readonly code: RejectCode;
  readonly message: string;
};
