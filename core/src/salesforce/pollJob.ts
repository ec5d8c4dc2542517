// SPDX-License-Identifier: Apache-2.0
import { END_STATES } from './ingestJob.ts';
import type { JobState } from './ingestJob.ts';
import { pause } from './interruption.ts';
import type { OrgCalls } from './orgCalls.ts';

/** Looks at a job until it is in an end state, at growing intervals. Small jobs end soon, large ones cost few calls. */
export async function pollJob<Job extends { readonly state: JobState }>(
  { limits }: OrgCalls,
  read: () => Promise<Job>,
  signal: AbortSignal | undefined,
  onLook: (job: Job) => void,
  firstMs = limits.pollMs,
): Promise<Job> {
  for (let interval = firstMs; ; interval = Math.min(interval * 1.5, limits.pollMaxMs)) {
    await pause(interval, signal);
    const job = await read();
    onLook(job);
    if (END_STATES.has(job.state)) return job;
  }
}
