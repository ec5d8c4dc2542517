// SPDX-License-Identifier: Apache-2.0
import { END_STATES } from './ingestJob.ts';
import type { JobState } from './ingestJob.ts';
import { pause } from './interruption.ts';
import type { OrgCalls } from './orgCalls.ts';
import { timeLeft, type Look } from './timeLeft.ts';

export type PolledJob<Job> = {
  read(): Promise<Job>;
  onLook?(job: Job): void;
  /** The share of its work that is done, from 0 to 1, where the job tells it. */
  shareDone?(job: Job): number;
  readonly signal?: AbortSignal | undefined;
  /** Before the first look. */
  readonly firstMs?: number;
};

/**
 * Looks at a job until it is in an end state, at growing intervals: small jobs end soon, large ones cost few calls. Where
 * a job tells how far it is, the next look comes when it should be done, if that is sooner.
 */
export async function pollJob<Job extends { readonly state: JobState }>(
  { limits }: OrgCalls,
  { read, onLook, shareDone, signal, firstMs = limits.pollMs }: PolledJob<Job>,
): Promise<Job> {
  let before: Look = { at: performance.now(), share: 0 };
  let interval = firstMs;
  for (let wait = firstMs; ;) {
    await pause(wait, signal);
    const job = await read();
    onLook?.(job);
    if (END_STATES.has(job.state)) return job;
    const now = { at: performance.now(), share: shareDone?.(job) ?? 0 };
    interval = Math.min(interval * 1.5, limits.pollMaxMs);
    wait = Math.min(interval, Math.max(limits.pollMs, timeLeft(before, now)));
    if (now.share > before.share) before = now;
  }
}
