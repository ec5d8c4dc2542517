// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import type { LockPort } from './ports.ts';
import type { RunStart } from './runStart.ts';

/** The newest run, or a run id, trigger id or cluster id. */
export type RunReference = { readonly latest: true } | { readonly id: string };

/** Finds the start of a run. Throws ChurnError `run_not_found`. */
export async function findModelRun(reference: RunReference, locks: LockPort): Promise<RunStart> {
  if ('id' in reference) return findById(reference.id, locks);
  let latest: RunStart | undefined;
  for await (const { start } of locks.list()) if (!latest || start.takenAt > latest.takenAt) latest = start;
  if (latest === undefined) {
    throw new ChurnError('run_not_found', 'No model run was ever started here.', 'Start one: sf churn run start.');
  }
  return latest;
}

async function findById(id: string, locks: LockPort): Promise<RunStart> {
  const direct = /^[A-Za-z0-9-]+$/.test(id) ? await locks.read(id) : undefined;
  if (direct !== undefined) return direct.start;
  for await (const { start } of locks.list()) if (start.runId === id || start.clusterId === id) return start;
  throw new ChurnError(
    'run_not_found',
    `No model run, trigger or cluster ${JSON.stringify(id)} is known here.`,
    'Give the id that `sf churn run start` printed, or leave it out for the newest run.',
  );
}
