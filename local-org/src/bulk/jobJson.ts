// SPDX-License-Identifier: Apache-2.0
// Jobs as clients see them. Bulk API 2.0 guide, "Get Information About an Ingest Job" and "... a Query Job".
import type { IngestJob, Job, QueryJob } from './job.ts';

/** Answer to create, close and abort. */
export function ingestJobJson(job: IngestJob): Record<string, unknown> {
  return {
    ...basicJson(job),
    externalIdFieldName: job.externalIdFieldName,
    assignmentRuleId: job.assignmentRuleId,
    contentUrl: job.state === 'Open' ? `services/data/v${job.apiVersion}/jobs/ingest/${job.id}/batches` : undefined,
  };
}

/** Answer to a request for one job. */
export function ingestJobInfoJson(job: IngestJob): Record<string, unknown> {
  return {
    ...ingestJobJson(job),
    jobType: 'V2Ingest',
    ...countsJson(job, job.retries),
    numberRecordsFailed: job.failed,
    apiActiveProcessingTime: Math.round(job.processingTime),
    apexProcessingTime: 0,
  };
}

export const queryJobJson = (job: QueryJob): Record<string, unknown> => basicJson(job);

export const queryJobInfoJson = (job: QueryJob): Record<string, unknown> => ({
  ...basicJson(job),
  jobType: 'V2Query',
  ...countsJson(job),
});

function basicJson(job: Job): Record<string, unknown> {
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: dateJson(job.createdDate),
    systemModstamp: dateJson(job.systemModstamp),
    state: job.state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(job.apiVersion),
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
  };
}

const countsJson = (job: Job, retries = 0): Record<string, unknown> => ({
  numberRecordsProcessed: job.processed,
  retries,
  totalProcessingTime: Math.round(job.processingTime),
  errorMessage: job.errorMessage,
});

const dateJson = (iso: string): string => iso.replace('Z', '+0000');
