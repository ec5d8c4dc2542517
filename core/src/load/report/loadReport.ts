// SPDX-License-Identifier: Apache-2.0
import type { ActionKind, BandCounts, GateVerdict, RouteCount } from '../../plan/index.ts';
import type { ThresholdRecord } from '../../rules/index.ts';
import type { PlanMark } from '../planFile/savedPlan.ts';
import type { RetryCounts } from '../writing/sendRows.ts';
import type { StageTime } from '../stageClock.ts';
import type { ErrorCount } from './countErrors.ts';

/** `loading` stands in report.json while the load is under way, and stays there when it dies. */
export const LOAD_OUTCOMES = [
  'loading',
  'planned',
  'refused',
  'loaded',
  'loaded with failures',
  'interrupted',
  'failed',
] as const;
export type LoadOutcome = (typeof LOAD_OUTCOMES)[number];

/** What a load did, in figures: report.json and the result of the command. Holds no customer's key, name or amount. */
export type LoadReport = {
  readonly loadId: string;
  readonly runId: string;
  readonly season: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly scope: 'full' | 'partial';
  /** URI of the manifest, with the store's version of it where there is one. */
  readonly source: string;
  readonly orgId: string;
  readonly outcome: LoadOutcome;
  readonly dryRun: boolean;
  readonly startedAt: string;
  /** null while the load is under way. */
  readonly finishedAt: string | null;
  /** How long the load was in each stage so far. */
  readonly stages: readonly StageTime[];
  /** Of the run: all rows, rejected ones included, and accounts with an accepted row. */
  readonly rows: number;
  readonly rejects: number;
  readonly accounts: number;
  /** Accounts at risk, the unknown and the held-out ones included. */
  readonly atRisk: number;
  readonly unknown: number;
  readonly heldOut: number;
  readonly actions: readonly ActionReport[];
  /** Planned, by band. */
  readonly bands: readonly BandCounts[];
  /** Who gets the planned alerts' Tasks. */
  readonly routes: readonly RouteReport[];
  readonly newAlerts: { readonly planned: number; readonly written: number };
  readonly tasks: TaskReport;
  /** Records that the org did not take; each is in failed.csv. */
  readonly failed: number;
  /** Records that were sent again because a lock or the end of a job had kept them out, and the jobs of that. */
  readonly retried: RetryCounts;
  /** What lies behind the lines of failed.csv. */
  readonly errors: readonly ErrorCount[];
  readonly gates: readonly GateVerdict[];
  /** The plan file that a dry run saved, or that was carried out; null where there is none. */
  readonly plan: PlanMark | null;
  readonly warnings: readonly string[];
  /** The active thresholds that decided. */
  readonly thresholds: readonly ThresholdRecord[];
  /** Ids of the ingest jobs. */
  readonly jobs: readonly string[];
  readonly apiCalls: number;
  /** Of these, looks at something that takes time: jobs, Tasks, the lease that is kept. */
  readonly polls: number;
  /** Where the result files of this load lie; empty where none was written. */
  readonly resultFiles: readonly string[];
};

/** `written` and `failed` are 0 for kinds that write nothing. */
export type ActionReport = {
  readonly kind: ActionKind;
  readonly planned: number;
  readonly written: number;
  readonly failed: number;
};

export type RouteReport = { readonly kind: RouteCount['kind']; readonly name: string; readonly alerts: number };

/** The check after the load: alerts of this run as the org holds them, and those without a Task. */
export type TaskReport = {
  readonly alerts: number;
  readonly found: number;
  readonly missing: readonly MissingTask[];
};

/** `error`: the platform's code in what the Flow left in Task_Error__c; failed.csv has all of its words. */
export type MissingTask = { readonly riskId: string; readonly error: string | null };
