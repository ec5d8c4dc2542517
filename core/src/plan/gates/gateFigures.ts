// SPDX-License-Identifier: Apache-2.0
import type { Budget } from './budget.ts';

/** What the gates look at. Every part is a plain figure, so that all gates can be judged at once. */
export type GateFigures = {
  /** Rows of the run, rejected ones included. */
  readonly rows: number;
  readonly rejects: number;
  /** undefined: the default of the contract. */
  readonly maxRejects: Budget | undefined;
  /** Accounts at risk, unknown and held-out ones included. */
  readonly atRisk: number;
  readonly unknown: number;
  readonly maxUnknown: Budget | undefined;
  readonly newAlerts: number;
  /** The setting Max_New_Alerts__c; undefined: the season's earlier runs tell. */
  readonly maxNewAlerts: number | undefined;
  /** Risks that the plan recedes. */
  readonly receding: number;
  /** The season's Risks that were Open, In Progress or Snoozed before. */
  readonly openBefore: number;
  /** undefined: there is nothing to measure the scores against. */
  readonly drift: ScoreDrift | undefined;
  /** API names of the package's Flows that are not active. */
  readonly inactiveFlows: readonly string[];
  /** What can't be read or written, one text each (`Risk__c.Band__c can't be written`, no full stop). */
  readonly missingAccess: readonly string[];
  /** undefined: there is no plan yet, or the org does not tell its limits. */
  readonly allowance: AllowanceFigures | undefined;
  /** The run being loaded. */
  readonly run: { readonly runId: string; readonly scoredAt: string };
  /** The season's Churn_Run__c records. */
  readonly seasonRuns: readonly SeasonRun[];
};

/** What a load may take of the org's daily limits. */
export type AllowanceFigures = {
  readonly limits: readonly LimitFigures[];
  /** How many percent of each are left to others; undefined: the default. */
  readonly keptPercent: number | undefined;
};

export type LimitFigures = {
  /** What is limited, in words: `API calls`. */
  readonly what: string;
  /** By this load, at most. */
  readonly needed: number;
  readonly remaining: number;
  readonly max: number;
};

/** How far the scores have moved since an earlier run. */
export type ScoreDrift = {
  /** Population stability index, 0 or more. */
  readonly psi: number;
  readonly earlierRunId: string;
};

export type SeasonRun = {
  readonly runId: string;
  /** Any ISO 8601 date and time; Salesforce keeps whole seconds. */
  readonly scoredAt: string;
  /** Status__c as the org holds it. */
  readonly status: string;
  /** Of all loads of the run. */
  readonly newAlerts: number;
};

/** Statuses of a Churn_Run__c whose load has come to its end. */
export const LOADED_STATUSES: readonly string[] = ['Loaded', 'Loaded with failures'];
