// SPDX-License-Identifier: Apache-2.0
import { queryAll, soqlText } from '../orgReading/orgRow.ts';
import type { IngestJob, OrgPort } from '../ports.ts';
import { waitUnlessAborted } from '../../waitUnlessAborted.ts';

export type LeftBehindOptions = {
  readonly season: string;
  /** Between two looks, in milliseconds. */
  readonly every: number;
  readonly signal: AbortSignal;
  /** At each look that finds jobs at work. */
  readonly onWait?: (jobs: number) => void;
};

/**
 * Waits until no ingest job of this user works on Risks any more, so that the plan is made of what such jobs leave.
 * A job that is still open for upload never ends by itself: it is aborted, unless another season is being loaded,
 * whose job it may be.
 */
export async function settleLeftBehindJobs(org: OrgPort, options: LeftBehindOptions): Promise<void> {
  for (;;) {
    const jobs = await org.openIngestJobs('Risk__c');
    await abortOpen(org, options.season, jobs.filter(isOpen));
    const atWork = jobs.filter((job) => !isOpen(job)).length;
    if (atWork === 0) return;
    options.onWait?.(atWork);
    await waitUnlessAborted(options.every, options.signal);
  }
}

/** Aborts this user's jobs on Risks that were left open for upload, unless they may be those of another season's load. */
export async function abortOpenJobs(org: OrgPort, season: string): Promise<void> {
  await abortOpen(org, season, (await org.openIngestJobs('Risk__c')).filter(isOpen));
}

async function abortOpen(org: OrgPort, season: string, open: readonly IngestJob[]): Promise<void> {
  if (open.length === 0 || (await isOtherSeasonLoading(org, season))) return;
  await Promise.all(open.map((job) => org.abortIngestJob(job.id)));
}

function isOpen(job: IngestJob): boolean {
  return job.state === 'Open';
}

async function isOtherSeasonLoading(org: OrgPort, season: string): Promise<boolean> {
  const loading = `SELECT Id FROM Churn_Run__c WHERE Loading_Season__c != null AND Loading_Season__c != ${soqlText(season)}`;
  return (await queryAll(org, loading)).length > 0;
}
