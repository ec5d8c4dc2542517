// SPDX-License-Identifier: Apache-2.0
// One load at a time for an org and season. Two things of the platform make it safe: Loading_Season__c is unique
// (against other runs), and the validation rule Lease_Held refuses a new Lease_Holder__c while another one's lease
// is not 10 minutes past its end (against a second load of the same run). Who knows that the holder has died says whom
// it takes the lease from (Lease_Taken_From__c): the rule lets it through while that load still is the holder, so that
// of two takers only one wins.
import { ChurnError } from '../../churnError.ts';
import { allRows, soqlText, timeOf } from '../orgReading/orgRow.ts';
import { seasonStampIn, stampAsks } from '../orgReading/seasonStamp.ts';
import type { OrgPort, Rows, SaveOutcome, WriteRow } from '../ports.ts';
import { readSeasonRuns, type SeasonRun } from '../orgReading/seasonRuns.ts';

/** A lease may be taken from its holder so long after its end. The validation rule Lease_Held says the same. */
export const LEASE_GRACE_MS = 10 * 60_000;

export type LeaseWish = {
  readonly season: string;
  readonly runId: string;
  /** Unique per load: the same text is never another load's. */
  readonly holder: string;
  readonly now: Date;
  /** How long the lease lasts from now, in milliseconds. */
  readonly lasts: number;
  /** True for a holder that is known to have died: nobody needs to wait for the end of its lease. */
  readonly isGone: (holder: string) => boolean;
  /** The rest of the Churn_Run__c that is written together with the lease. */
  readonly values: WriteRow;
};

type FailedSave = Extract<SaveOutcome, { ok: false }>;

export type TakenLease = {
  /** Id of the run's Churn_Run__c record. */
  readonly churnRunId: string;
  /** By the org's clock: when the run's first load began, and when this one did. */
  readonly runBegan: Date;
  readonly loadBegan: Date;
  /** Of the moment after the season was taken: see `readSeasonStamp`. */
  readonly stamp: string;
};

/**
 * Takes the season, clearing what dead loads left. Throws `lease_held`.
 * What has to be known once it is taken is asked in the same call, and nothing is looked at where it was not taken.
 */
export async function takeLease(org: OrgPort, wish: LeaseWish, runs: readonly SeasonRun[]): Promise<TakenLease> {
  for (const run of runs) if (run.lease !== undefined && run.runId !== wish.runId) await clearDeadLease(org, wish, run);
  const own = runs.find((run) => run.runId === wish.runId)?.lease;
  const values = {
    ...wish.values,
    ...leaseValues(wish.season, wish.holder, wish.now, wish.lasts),
    Lease_Taken_From__c: own !== undefined && wish.isGone(own.holder) ? own.holder : null,
  };
  const [saved, beginnings, ...stamp] = await org.ask([
    { upsert: { object: 'Churn_Run__c', keyField: 'Run_Id__c', key: wish.runId, values } },
    { query: beginningsQuery(wish.runId) },
    ...stampAsks(wish.season, wish.runId),
  ]);
  if (!saved.ok) throw await refusalOf(org, wish, saved);
  return { churnRunId: saved.id, ...(await beginningsIn(beginnings)), stamp: await seasonStampIn(stamp) };
}

function beginningsQuery(runId: string): string {
  return `SELECT CreatedDate, SystemModstamp FROM Churn_Run__c WHERE Run_Id__c = ${soqlText(runId)}`;
}

async function beginningsIn(rows: Rows): Promise<Pick<TakenLease, 'runBegan' | 'loadBegan'>> {
  const [row = {}] = await allRows(rows);
  return { runBegan: timeOf(row, 'CreatedDate'), loadBegan: timeOf(row, 'SystemModstamp') };
}

/** The fields of a held lease, as they are written at every renewal too: all of them, so that a lost lease is found out. */
export function leaseValues(season: string, holder: string, now: Date, lasts: number): WriteRow {
  return {
    Loading_Season__c: season,
    Lease_Holder__c: holder,
    Lease_Until__c: new Date(now.getTime() + lasts).toISOString(),
  };
}

/** The fields of a lease that nobody holds. */
export const NO_LEASE: WriteRow = { Loading_Season__c: null, Lease_Holder__c: null, Lease_Until__c: null };

export function isLeaseRefusal(saved: SaveOutcome): boolean {
  return !saved.ok && (saved.code === 'DUPLICATE_VALUE' || saved.code === 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
}

/**
 * Holder and lease change in one write: should the holder have come back meanwhile, Lease_Held refuses the write,
 * where clearing alone would take its lease away.
 */
async function clearDeadLease(org: OrgPort, wish: LeaseWish, run: SeasonRun): Promise<void> {
  if (!isDead(run, wish)) throw leaseHeld(run, wish.season);
  const saved = await org.updateRecord('Churn_Run__c', run.id, {
    ...NO_LEASE,
    Lease_Holder__c: wish.holder,
    Lease_Taken_From__c: run.lease?.holder ?? null,
    Status__c: 'Failed',
  });
  if (!saved.ok) throw await refusalOf(org, wish, saved);
}

function isDead({ lease }: SeasonRun, { now, isGone }: LeaseWish): boolean {
  if (lease === undefined) return false;
  return isGone(lease.holder) || lease.until.getTime() + LEASE_GRACE_MS <= now.getTime();
}

/** Who holds the lease, where that is why the org refused; a rule of the customer's may refuse as well. */
async function refusalOf(org: OrgPort, wish: LeaseWish, saved: FailedSave): Promise<ChurnError> {
  if (!isLeaseRefusal(saved)) return refused(saved);
  const runs = await readSeasonRuns(org, wish.season, wish.runId);
  const holding = runs.find((run) => run.lease !== undefined && run.lease.holder !== wish.holder);
  return holding === undefined ? refused(saved) : leaseHeld(holding, wish.season);
}

function leaseHeld(run: SeasonRun, season: string): ChurnError {
  const until = run.lease?.until ?? new Date(0);
  const since = run.startedAt?.toISOString() ?? 'an unknown time';
  return new ChurnError(
    'lease_held',
    `Season ${season} is being loaded by ${run.lease?.holder ?? 'unknown'} (run ${run.runId}) since ${since}.`,
    `Wait for that load to end. If it has died, start again after ${new Date(until.getTime() + LEASE_GRACE_MS).toISOString()}: ` +
      'then its lease may be taken.',
    { data: { season, runId: run.runId, holder: run.lease?.holder, since: run.startedAt, until } },
  );
}

function refused(saved: FailedSave): ChurnError {
  return new ChurnError(
    'org_refused',
    `The org did not take the Churn_Run__c record: ${saved.code} ${saved.message} ${saved.fields.join(' ')}`.trim(),
    'Check validation rules and automation on Churn_Run__c.',
  );
}
