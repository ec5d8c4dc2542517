// SPDX-License-Identifier: Apache-2.0
// What the use cases need of the world. Adapters (`salesforce/`, `aws/`) implement these; use cases import only these.

export type FieldDescription = {
  readonly name: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly externalId: boolean;
  readonly unique: boolean;
};

/** A describe result, cut to what the access gate asks. Fields that the user may not see are absent. */
export type ObjectDescription = {
  readonly name: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly fields: readonly FieldDescription[];
};

/** A cell of a row that is written: null clears the field (`#N/A`), undefined leaves it as it is (empty cell). */
export type CellValue = string | number | boolean | null | undefined;
export type WriteRow = Readonly<Record<string, CellValue>>;

/** One ingest job's work. `keyColumn` joins result rows to input rows: `Id` for update, the external id for upsert. */
export type IngestRequest = {
  readonly object: string;
  readonly operation: 'update' | 'upsert';
  readonly keyColumn: string;
  readonly columns: readonly string[];
  /**
   * Rows next to each other with the same value here go into one job, where the rows are too many for one.
   * Need not be one of `columns`.
   */
  readonly groupColumn?: string;
  /** Can be read more than once: a lost upload is sent again in a new job. */
  readonly rows: () => Iterable<WriteRow> | AsyncIterable<WriteRow>;
};

/**
 * A row that the platform did not take. `code` is the part before the first colon of sf__Error,
 * or `NOT_STORABLE` for a row that was not sent, because a value of it cannot be told in the CSV of an ingest job.
 */
export type FailedRow = {
  readonly key: string;
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
};

export type IngestProgress = {
  readonly jobId: string;
  readonly state: string;
  readonly processed: number;
  readonly failed: number;
};

/** Why a job ended without having done its work; its `unprocessed` rows and those of later jobs were not written. */
export type IngestJobError = {
  readonly jobId: string;
  readonly state: 'Failed' | 'Aborted';
  /** The platform's own words, such as `InvalidBatch : Field name not found : X__c`; empty where it gives none. */
  readonly message: string;
};

/** What became of one request, over all the jobs it needed. Every key is in exactly one of the three. */
export type IngestOutcome = {
  readonly jobIds: readonly string[];
  /** At most one: after a job that Failed or was Aborted no other is started. */
  readonly jobErrors: readonly IngestJobError[];
  readonly succeeded: number;
  readonly failed: readonly FailedRow[];
  /** Keys that the platform did not get to (job Failed or Aborted), and those of jobs that were then not started. */
  readonly unprocessed: readonly string[];
};

export type IngestOptions = {
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Aborted: stops polling, leaves the job, throws ChurnError `interrupted` or `timed_out` (the signal's reason). */
  readonly signal?: AbortSignal;
};

/** A record that REST did not take: the first error of its answer. */
export type SaveOutcome =
  | { readonly ok: true; readonly id: string; readonly created: boolean }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly fields: readonly string[] };

/** An open ingest job on an object, as the job list gives it. */
export type IngestJob = {
  readonly id: string;
  readonly object: string;
  readonly state: string;
  readonly createdById: string;
  readonly createdDate: string;
};

/** The one Salesforce org of a use case. */
export interface OrgPort {
  /** 18 characters. */
  readonly orgId: string;
  /** Id of the API user, 18 characters. */
  readonly userId: string;
  /** `https://...` without a trailing slash. */
  readonly instanceUrl: string;
  /** Rows of a query, page by page; few rows over REST, many over a Bulk query job. Relationship fields are nested objects over both. */
  query(soql: string): AsyncIterable<ReadonlyArray<Readonly<Record<string, unknown>>>>;
  /** Undefined: no such object, or no access to it. */
  describe(object: string): Promise<ObjectDescription | undefined>;
  upsertRecord(object: string, keyField: string, key: string, values: WriteRow): Promise<SaveOutcome>;
  updateRecord(object: string, id: string, values: WriteRow): Promise<SaveOutcome>;
  ingest(request: IngestRequest, options?: IngestOptions): Promise<IngestOutcome>;
  /** Jobs of this API user on `object` that are not in an end state. */
  openIngestJobs(object: string): Promise<readonly IngestJob[]>;
  abortIngestJob(id: string): Promise<void>;
  /** How many API calls were made so far. */
  readonly calls: number;
}
