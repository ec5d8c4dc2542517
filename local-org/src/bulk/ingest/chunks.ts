// SPDX-License-Identifier: Apache-2.0
// How far a job has come, chunk by chunk. Committed together with the records, so that a job that was cut off goes on exactly there.
import type { Org } from '../../org.ts';

/** Byte ranges `[start, end)` in the result files. */
export type Chunk = {
  readonly number: number;
  readonly successful: readonly [number, number];
  readonly failed: readonly [number, number];
};

export const addChunk = (org: Org, jobId: string, chunk: Chunk): void =>
  org.store.put(kindOf(jobId), String(chunk.number), chunk);

export const listChunks = (org: Org, jobId: string): readonly Chunk[] => org.store.list<Chunk>(kindOf(jobId));

export function removeChunks(org: Org, jobId: string): void {
  for (const { number } of listChunks(org, jobId)) org.store.delete(kindOf(jobId), String(number));
}

const kindOf = (jobId: string): string => `ingestChunk ${jobId}`;
