// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import { isTerminal } from './job.ts';
import { listJobs } from './jobs.ts';
import { runIngestJob } from './ingest/runIngestJob.ts';
import { runQueryJob } from './query/runQueryJob.ts';

/** Goes on with the jobs that were waiting or running when the org was ended. */
export function resumeJobs(org: Org): void {
  for (const job of listJobs(org, 'ingestJob')) {
    if (job.state !== 'Open' && !isTerminal(job)) org.background.start(() => runIngestJob(org, job.id));
  }
  for (const job of listJobs(org, 'queryJob')) {
    if (!isTerminal(job)) org.background.start(() => runQueryJob(org, job.id));
  }
}
