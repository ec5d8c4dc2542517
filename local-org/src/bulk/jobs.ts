// SPDX-License-Identifier: Apache-2.0
// Where jobs are kept: what is known of them in the org's store, their data in a folder each.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Org } from '../org.ts';
import { makeId, toLongId } from '../records/ids.ts';
import { ApiError } from '../wire/apiError.ts';
import { isTerminal, type IngestJob, type Job, type QueryJob } from './job.ts';
import { removeChunks } from './ingest/chunks.ts';

type JobByKind = { ingestJob: IngestJob; queryJob: QueryJob };
export type JobKind = keyof JobByKind;

const JOB_KEY_PREFIX = '750';

/** Ids are not given twice, not even those of deleted jobs. */
export function nextJobId(org: Org): string {
  const number = (org.store.get<number>('counter', 'job') ?? 0) + 1;
  org.store.put('counter', 'job', number);
  return makeId(JOB_KEY_PREFIX, number);
}

export function addJob<K extends JobKind>(org: Org, kind: K, job: JobByKind[K]): JobByKind[K] {
  mkdirSync(jobFolder(org, job.id), { recursive: true });
  org.store.put(kind, job.id, job);
  return job;
}

export function getJob<K extends JobKind>(org: Org, kind: K, id: string): JobByKind[K] | undefined {
  const longId = toLongId(id);
  return longId === undefined ? undefined : org.store.get<JobByKind[K]>(kind, longId);
}

export const listJobs = <K extends JobKind>(org: Org, kind: K): readonly JobByKind[K][] =>
  org.store.list<JobByKind[K]>(kind);

/** The job as a user may see it: its creator, or whoever manages data integrations; for others it is not there. */
export function findJob<K extends JobKind>(org: Org, kind: K, id: string, userId: string): JobByKind[K] {
  const job = getJob(org, kind, id);
  if (job === undefined || !maySee(org, job, userId))
    throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return job;
}

export const maySee = (org: Org, job: Job, userId: string): boolean =>
  job.createdById === userId || org.access.permission(userId, 'ManageDataIntegrations');

/** Keeps the changes and the time of them. */
export function changeJob<K extends JobKind>(
  org: Org,
  kind: K,
  job: JobByKind[K],
  changes: Partial<JobByKind[K]>,
): JobByKind[K] {
  const changed = { ...job, ...changes, systemModstamp: org.clock.now().toISOString() };
  org.store.put(kind, job.id, changed);
  return changed;
}

/** Deletes an ended job with its data; an ingest job also while it waits. */
export function removeJob(org: Org, kind: JobKind, job: Job): void {
  const waits = kind === 'ingestJob' && job.state === 'UploadComplete';
  if (!isTerminal(job) && !waits) {
    throw new ApiError(400, 'API_ERROR', 'Error encountered when deleting the job because the job is not terminated');
  }
  org.store.delete(kind, job.id);
  removeChunks(org, job.id);
  rmSync(jobFolder(org, job.id), { recursive: true, force: true });
}

export type JobFile = 'content.csv' | 'successful.csv' | 'failed.csv' | 'results.csv' | 'results.ends';

export const jobFile = (org: Org, id: string, file: JobFile): string => join(jobFolder(org, id), file);

const jobFolder = (org: Org, id: string): string => join(org.folder, 'bulk', id);
