// SPDX-License-Identifier: Apache-2.0
// Jobs of Bulk API 2.0 as the org keeps them. What clients see of them is in jobJson.ts.

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';
export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';
export type QueryOperation = 'query' | 'queryAll';
export type LineEnding = 'LF' | 'CRLF';

export const DELIMITERS = { BACKQUOTE: '`', CARET: '^', COMMA: ',', PIPE: '|', SEMICOLON: ';', TAB: '\t' } as const;
export type ColumnDelimiter = keyof typeof DELIMITERS;
export const LINE_ENDINGS = { LF: '\n', CRLF: '\r\n' } as const;

type JobBasis = {
  readonly id: string;
  readonly object: string;
  readonly createdById: string;
  /** ISO, UTC. */
  readonly createdDate: string;
  readonly systemModstamp: string;
  readonly state: JobState;
  /** As in the path of the request that made the job: `66.0`. */
  readonly apiVersion: string;
  readonly columnDelimiter: ColumnDelimiter;
  readonly lineEnding: LineEnding;
  /** Failed rows included. */
  readonly processed: number;
  /** Milliseconds from InProgress to the end. */
  readonly processingTime: number;
  readonly errorMessage?: string;
};

export type IngestJob = JobBasis & {
  readonly operation: IngestOperation;
  readonly externalIdFieldName?: string;
  readonly assignmentRuleId?: string;
  readonly hasContent: boolean;
  /** Header of the uploaded file, known once the job runs. */
  readonly header: readonly string[];
  readonly failed: number;
  readonly chunks: number;
  /** How often a batch went back into the queue because of locks. */
  readonly retries: number;
  /** Of the batch that is being saved: its retries, and rows that failed by locks since the last of them. */
  readonly batchRetries: number;
  readonly batchLockFailures: number;
  /** Bytes of results that count; what lies behind them in the files was never committed. */
  readonly successfulBytes: number;
  readonly failedBytes: number;
};

export type QueryJob = JobBasis & {
  readonly operation: QueryOperation;
  readonly query: string;
  /** Columns of the results. */
  readonly header: readonly string[];
};

export type Job = IngestJob | QueryJob;

const TERMINAL: readonly JobState[] = ['JobComplete', 'Failed', 'Aborted'];

export const isTerminal = (job: Job): boolean => TERMINAL.includes(job.state);
