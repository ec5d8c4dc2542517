// SPDX-License-Identifier: Apache-2.0

export const OPEN_STATUSES = ['Open', 'In Progress', 'Snoozed'] as const;
export const RISK_STATUSES = [...OPEN_STATUSES, 'Resolved', 'Dismissed', 'Receded', 'Renewed', 'Lost'] as const;
export type RiskStatus = (typeof RISK_STATUSES)[number];

/** What reconciling needs of a Risk__c record of the season. Dates are `YYYY-MM-DD`. */
export type OrgRisk = {
  readonly id: string;
  /** Salesforce Id of the Account that it is a detail of: for good, whichever Account holds the key by now. */
  readonly parentId: string;
  /** As the org holds it: `<account_key>:<season>`. */
  readonly riskKey: string;
  readonly status: RiskStatus;
  readonly fingerprint: string | null;
  readonly probability: number | null;
  readonly peakBand: string | null;
  readonly peakRank: number | null;
  readonly alertNumber: number;
  readonly lastAlerted: string | null;
  readonly nextRenewalDate: string | null;
  readonly snoozedUntil: string | null;
};

/** An Account that holds a key. */
export type OrgAccount = {
  readonly id: string;
  /** The key as the org holds it, trimmed. */
  readonly key: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly ownerActive: boolean;
};

/** The Accounts of the org that hold a key, by key in lower case (`foldKey`); a Map will do. */
export type KnownAccounts = Pick<ReadonlyMap<string, OrgAccount>, 'get' | 'has' | 'size'> & {
  values(): Iterable<OrgAccount>;
};
