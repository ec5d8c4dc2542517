// SPDX-License-Identifier: Apache-2.0
// How much of the org's daily limits the rest of a load may take. An estimate from above: an org that is slow is looked
// at more often, and a row with a lock is sent again.
import type { LimitFigures } from '../../plan/index.ts';
import type { ApiUsage, OrgPort } from '../ports.ts';

/** What a plan is about to do. */
export type PlannedWork = {
  readonly creates: number;
  /** Of Risks that are there. */
  readonly updates: number;
  readonly newAlerts: number;
};

/** Nothing is known where the org does not tell. */
export async function readLimits(org: OrgPort, work: PlannedWork): Promise<readonly LimitFigures[]> {
  const batches = batchesNeeded(work);
  if (batches <= FEW_BATCHES) return limitsOf(org.usage, work);
  const { DailyApiRequests, DailyBulkApiBatches } = await org.readAllowances();
  return [
    ...(DailyApiRequests === undefined ? [] : [{ what: API_CALLS, needed: callsNeeded(work), ...DailyApiRequests }]),
    ...(DailyBulkApiBatches === undefined ? [] : [{ what: BATCHES, needed: batches, ...DailyBulkApiBatches }]),
  ];
}

const API_CALLS = 'API calls';
const BATCHES = 'batches of the Bulk API';

/** Of 15,000 in 24 hours: for so few the call that tells what is left is not worth it. The calls come with every answer. */
const FEW_BATCHES = 10;

function limitsOf(usage: ApiUsage | undefined, work: PlannedWork): readonly LimitFigures[] {
  if (usage === undefined) return [];
  return [{ what: API_CALLS, needed: callsNeeded(work), max: usage.max, remaining: usage.max - usage.used }];
}

/** The Churn_Run__c record and its lease, and one call that is repeated. */
const RECORD_CALLS = 4;
/** To make, fill and close a job, and its results. */
const JOB_CALLS = 5;
/** Looks at the Tasks of new alerts. */
const TASK_LOOKS = 30;
/** Rows that an org with much automation of its own writes in the five seconds between two looks. */
const ROWS_A_LOOK = 500;
const ROWS_A_CALL = 10_000;
/** A row takes about 4 KB of the 100 MB of a job. */
const ROWS_A_JOB = 25_000;
/** Of the platform, see "How Requests Are Processed" of the Bulk API guide. */
const ROWS_A_BATCH = 10_000;

export function callsNeeded({ creates, updates, newAlerts }: PlannedWork): number {
  const jobs = Math.ceil(creates / ROWS_A_JOB) + Math.ceil(updates / ROWS_A_JOB);
  const looks = Math.ceil((creates + updates) / ROWS_A_LOOK);
  const journal = Math.ceil(updates / ROWS_A_CALL);
  const tasks = newAlerts === 0 ? 0 : TASK_LOOKS + 2 * Math.ceil(newAlerts / ROWS_A_CALL);
  return RECORD_CALLS + jobs * JOB_CALLS + looks + journal + tasks;
}

/** One more than the rows fill, for each job. */
function batchesNeeded({ creates, updates }: PlannedWork): number {
  return [creates, updates].reduce((sum, rows) => sum + (rows === 0 ? 0 : 1 + Math.ceil(rows / ROWS_A_BATCH)), 0);
}
