// SPDX-License-Identifier: Apache-2.0
import { readScoreDeciles, type ScoreDeciles } from '../../rules/index.ts';
import type { OrgPort, Rows } from '../ports.ts';
import { allRows, numberOrNull, soqlText, textOf, textOrNull, timeOrNull, type OrgRow } from './orgRow.ts';

/** Counts of a Churn_Run__c that add up over all loads of the run. */
export const ADDED_COUNTS = [
  'Created__c',
  'Updated__c',
  'Escalated__c',
  'Woken__c',
  'Receded__c',
  'Reopened__c',
  'New_Alerts__c',
  'Tasks__c',
] as const;
export type AddedCounts = Readonly<Record<(typeof ADDED_COUNTS)[number], number>>;

/** A Churn_Run__c record of the season. */
export type SeasonRun = {
  readonly id: string;
  readonly runId: string;
  readonly season: string;
  readonly scoredAt: Date | null;
  /** `Loading`, `Loaded`, `Loaded with failures`, `Failed` or `Undone`. */
  readonly status: string | null;
  /** Set while a load holds the season, or has died holding it. */
  readonly lease: HeldLease | undefined;
  readonly startedAt: Date | null;
  /** By the org's clock: when its first load began. */
  readonly madeAt: Date | null;
  /** `YYYY-MM-DD` */
  readonly asOf: string | null;
  readonly counts: AddedCounts;
  /** `full` or `partial`. */
  readonly scope: string | null;
  readonly scores: ScoreDeciles | undefined;
};

export type HeldLease = { readonly holder: string; readonly until: Date };

/** True for a run of which a load died or was interrupted: jobs of it may still be at work. */
export function isUnfinished(run: SeasonRun): boolean {
  return run.status === 'Loading' || run.status === 'Failed';
}

/** The season's runs, and the run `runId` itself should it stand under another season. */
export async function readSeasonRuns(org: OrgPort, season: string, runId: string): Promise<readonly SeasonRun[]> {
  return seasonRunsIn(org.query(seasonRunsQuery(season, runId)));
}

export async function seasonRunsIn(rows: Rows): Promise<readonly SeasonRun[]> {
  return (await allRows(rows)).map(asSeasonRun);
}

export function seasonRunsQuery(season: string, runId: string): string {
  return `SELECT ${[
    'Id',
    'Run_Id__c',
    'Season__c',
    'Scored_At__c',
    'Status__c',
    'Loading_Season__c',
    'Lease_Until__c',
    'Lease_Holder__c',
    'Started__c',
    'CreatedDate',
    'As_Of__c',
    'Scope__c',
    'Score_Deciles__c',
    'SystemModstamp',
    ...ADDED_COUNTS,
  ].join(', ')} FROM Churn_Run__c WHERE Season__c = ${soqlText(season)} OR Run_Id__c = ${soqlText(runId)}`;
}

function asSeasonRun(row: OrgRow): SeasonRun {
  return {
    id: textOf(row, 'Id'),
    runId: textOf(row, 'Run_Id__c'),
    season: textOrNull(row, 'Season__c') ?? '',
    scoredAt: timeOrNull(row, 'Scored_At__c'),
    status: textOrNull(row, 'Status__c'),
    lease: leaseOf(row),
    startedAt: timeOrNull(row, 'Started__c'),
    madeAt: timeOrNull(row, 'CreatedDate'),
    asOf: textOrNull(row, 'As_Of__c'),
    counts: Object.fromEntries(ADDED_COUNTS.map((field) => [field, numberOrNull(row, field) ?? 0])) as AddedCounts,
    scope: textOrNull(row, 'Scope__c'),
    scores: readScoreDeciles(textOrNull(row, 'Score_Deciles__c')),
  };
}

function leaseOf(row: OrgRow): HeldLease | undefined {
  if (textOrNull(row, 'Loading_Season__c') === null) return undefined;
  // a lease without an end was never really held: it counts as long past
  return {
    holder: textOrNull(row, 'Lease_Holder__c') ?? 'unknown',
    until: timeOrNull(row, 'Lease_Until__c') ?? new Date(0),
  };
}
