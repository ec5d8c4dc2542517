// SPDX-License-Identifier: Apache-2.0
import type { AccountOutline, AccountRenewals } from '../run/prediction.ts';
import type { Setting, Threshold } from '../rules/threshold.ts';
import type { Assignment } from './assignment.ts';
import type { OrgAccount, OrgRisk } from './orgState.ts';
import type { PlannedAction } from './plannedAction.ts';
import type { PlanSummary } from './planSummary.ts';

/** Everything a plan depends on but the accounts of the run. */
export type PlanContext = {
  readonly run: RunFacts;
  readonly thresholds: readonly Threshold[];
  readonly setting: Setting;
  /** Day of the load (UTC), `YYYY-MM-DD`. */
  readonly loadDay: string;
  /** The Accounts of the org by key, in lower case (`foldKey`). */
  readonly accounts: ReadonlyMap<string, OrgAccount>;
  /** The season's Risks by Risk_Key__c, in lower case (`foldKey`). */
  readonly risks: ReadonlyMap<string, OrgRisk>;
  /** False for `--no-control`: nobody is held out by this load. */
  readonly control: boolean;
  /** accountIds that an earlier load of the season held out. */
  readonly heldOutBefore: ReadonlySet<string>;
};

export type RunFacts = {
  readonly runId: string;
  readonly season: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly scope: 'full' | 'partial';
};

/** What a plan says of one account. Accounts that need no word give none. */
export type Outcome = {
  readonly accountId: string;
  readonly action: PlannedAction | undefined;
  /** For assignments.ndjson.gz: accounts at risk that the org knows. */
  readonly assignment: Assignment | undefined;
  /** For unknown-accounts.csv: accounts at risk that the org does not know. */
  readonly unknown: UnknownAccount | undefined;
};

/** An account at risk whose key no Account holds. */
export type UnknownAccount = {
  readonly accountKey: string;
  readonly band: string;
  readonly probability: number;
  readonly valueAtRisk: number;
  readonly renewalsAtRisk: number;
};

export type PlanEnd = {
  /** The season's Risks whose accounts were not considered, by account. */
  readonly actions: readonly PlannedAction[];
  readonly summary: PlanSummary;
  /** JSON for Churn_Run__c.Preview__c, at most `maxLength` UTF-16 units. */
  readonly renderPreview: (maxLength: number) => string;
  /** JSON for Churn_Run__c.Score_Deciles__c; undefined where the run has no accepted renewal. */
  readonly scoreDeciles: string | undefined;
};

/**
 * Plans a run account by account, in any order, in memory that grows with the accounts at risk only.
 * The result depends on the accounts, never on their order; sort outcomes by `accountId` with `compareCodePoints`.
 */
export interface Planner {
  /** True where drivers and gaps matter: the account is at risk, or has a Risk that may recede. */
  needsDetails(outline: AccountOutline): boolean;
  /** Once for each account of the run. `details` must be there where `needsDetails`. */
  consider(account: AccountRenewals): Outcome | undefined;
  /** After the last account: what becomes of the season's other Risks. `incomplete`: accountIds with a rejected row. */
  finish(incomplete: ReadonlySet<string>): PlanEnd;
}
