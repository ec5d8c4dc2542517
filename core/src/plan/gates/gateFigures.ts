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
  /** Risks that the plan recedes. */
  readonly receding: number;
  /** API names of the package's Flows that are not active. */
  readonly inactiveFlows: readonly string[];
  /** What can't be read or written, one text each (`Risk__c.Band__c can't be written`, no full stop). */
  readonly missingAccess: readonly string[];
  /** The run being loaded. */
  readonly run: { readonly runId: string; readonly scoredAt: string };
  /** The season's Churn_Run__c records. */
  readonly seasonRuns: readonly SeasonRun[];
};

export type SeasonRun = {
  readonly runId: string;
  /** Any ISO 8601 date and time; Salesforce keeps whole seconds. */
  readonly scoredAt: string;
  /** Status__c as the org holds it. */
  readonly status: string;
};
