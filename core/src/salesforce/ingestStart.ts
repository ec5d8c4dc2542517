// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import type { IngestRequest } from '../load/ports.ts';
import { abortJob, closeJob, createJob, readJob, uploadPart } from './ingestJob.ts';
import type { IngestPart } from './ingestParts.ts';
import type { OrgCalls } from './orgCalls.ts';
import { backOff } from './repeat.ts';

/** What is noted while a job is started, and holds also where that ends in an error. */
export type StartNotes = {
  /** A job may have stayed open, because an answer was lost. It writes nothing. */
  leftOpen: boolean;
  /** The job that has begun; after an error, the one that may have. */
  begun: string | undefined;
};

/**
 * Brings a part into a job and closes it, so that the platform begins. A job whose creation or upload went wrong is
 * aborted and a new one takes its place: only a closed job writes, and only one is closed.
 */
export async function startJob(
  calls: OrgCalls,
  request: IngestRequest,
  part: IngestPart,
  notes: StartNotes,
  signal?: AbortSignal,
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      const id = await fillJob(calls, request, part, notes, signal);
      await closeFilled(calls, id, notes, signal);
      return id;
    } catch (error) {
      if (notes.begun !== undefined || !isPassing(error) || attempt >= calls.limits.attempts) throw error;
      await backOff(calls.limits, attempt, signal);
    }
  }
}

async function fillJob(
  calls: OrgCalls,
  request: IngestRequest,
  part: IngestPart,
  notes: StartNotes,
  signal?: AbortSignal,
): Promise<string> {
  const { id } = await createJob(calls, request, signal).catch((error: unknown) => {
    if (!isRefused(error)) notes.leftOpen = true;
    throw error;
  });
  try {
    await uploadPart(calls, id, part, signal);
    return id;
  } catch (error) {
    await discardJob(calls, id, notes);
    throw error;
  }
}

/** After a lost answer the job's state tells whether it was closed. While it is open, the close is sent again. */
async function closeFilled(calls: OrgCalls, id: string, notes: StartNotes, signal?: AbortSignal): Promise<void> {
  notes.begun = id;
  for (let attempt = 1; ; attempt++) {
    try {
      await closeJob(calls, id, signal);
      return;
    } catch (error) {
      const { state } = await readJob(calls, id).catch(() => ({ state: undefined }));
      if (state === undefined) throw error;
      if (state !== 'Open') return;
      if (isPassing(error) && attempt < calls.limits.attempts && !signal?.aborted) {
        await backOff(calls.limits, attempt);
        continue;
      }
      await discardJob(calls, id, notes);
      if (!notes.leftOpen) notes.begun = undefined;
      throw error;
    }
  }
}

/** A job that is not closed never runs; aborting it tidies up. */
async function discardJob(calls: OrgCalls, id: string, notes: StartNotes): Promise<void> {
  await abortJob(calls, id).catch(() => {
    notes.leftOpen = true;
  });
}

const codeOf = (error: unknown): string | undefined => (error instanceof ChurnError ? error.code : undefined);

const isPassing = (error: unknown): boolean => codeOf(error) === 'org_unreachable';

/** The org has told that it did not do it. */
const isRefused = (error: unknown): boolean =>
  ['org_refused', 'session_expired', 'allowance_used_up'].includes(codeOf(error) ?? '');
