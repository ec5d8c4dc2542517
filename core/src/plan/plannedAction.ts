// SPDX-License-Identifier: Apache-2.0
import type { RiskFields } from '../rules/riskFields.ts';
import type { RiskStatus } from './orgState.ts';

/** What the plan does with a Risk: six kinds write, the others say why nothing is written. */
export const WRITING_KINDS = ['create', 'update', 'escalate', 'wake', 'reopen', 'recede'] as const;
export const ACTION_KINDS = [
  ...WRITING_KINDS,
  /** Wanted, and the org says the same already. */
  'unchanged',
  /** Not wanted, and a renewal is past: the outcome decides. */
  'await',
  /** Not wanted, and no Account holds the key any more. */
  'orphan',
  /** Not wanted, but rows of the account could not be read. */
  'incomplete',
  /** Not wanted, but the run is partial and does not hold the account. */
  'out_of_scope',
  /** Renewed or Lost: never touched. */
  'settled',
  /** Not wanted, and closed already. */
  'none',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** The exact values of a write to Risk__c: null clears a field, an absent one is left as it is. */
export type RiskValues = Partial<RiskFields> & {
  /** Salesforce Id of the Account; only of a create, as a master-detail parent can't be changed. */
  readonly Account__c?: string;
  readonly Risk_Key__c?: string;
  readonly Season__c?: string;
  readonly Status__c?: RiskStatus;
  readonly Status_Reason__c?: string | null;
  readonly Fingerprint__c?: string;
  readonly Alert_Number__c?: number;
  readonly Last_Alerted__c?: string;
  readonly Peak_Band__c?: string;
  readonly Peak_Rank__c?: number;
  readonly Task_Due_Date__c?: string | null;
  readonly As_Of__c?: string;
  readonly Probability_Before__c?: number | null;
};

/** Who gets the Task of an alert. `name` is the queue's DeveloperName or the owner's name. */
export type TaskRoute =
  | { readonly kind: 'queue'; readonly name: string }
  | { readonly kind: 'owner'; readonly name: string; readonly ownerId: string };

export type PlannedAction = {
  readonly kind: ActionKind;
  /** The account's key in lower case: plans are sorted by it (`compareCodePoints`). */
  readonly accountId: string;
  /** `<account_key>:<season>`: as the org holds it, or as it will be created. */
  readonly riskKey: string;
  /** Salesforce Id of the Risk; undefined: it is created. */
  readonly riskId: string | undefined;
  /**
   * The Account that the Risk is a detail of, where the key has moved to another one since: a Risk of another key may be
   * a detail of it too.
   */
  readonly strayParentId?: string;
  /** The wanted risk's band; undefined where none is wanted. */
  readonly band: string | undefined;
  readonly newAlert: boolean;
  /** Who gets the new alert's Task; undefined without a new alert. */
  readonly route: TaskRoute | undefined;
  /** undefined: nothing is written. Run__c and Loaded_At__c are added by the load where `stamped`. */
  readonly values: RiskValues | undefined;
  /** True where figures or an alert are written: As_Of__c and Probability_Before__c are in `values`, Run__c and Loaded_At__c belong to it. */
  readonly stamped: boolean;
  /** Why, in words, for people. */
  readonly reason: string;
};
