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
   * Rows with a value here have a parent record in common with other rows. They are sent after all others, and never two
   * of one parent in one job: a job's batches run at the same time, and one would wait for the other's lock on the
   * parent. Need not be one of `columns`.
   */
  readonly sharedParentColumn?: string;
  /** A job holds at most so many rows. Default: as many as an upload may hold. */
  readonly jobRows?: number;
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

/** Why the work ended before its end, and the job that goes on in the org without being watched. */
export type IngestStop = { readonly error: unknown; readonly jobId: string | undefined };

/** What became of one request, over all the jobs it needed. A key that is in none of the lists was written. */
export type IngestOutcome = {
  readonly jobIds: readonly string[];
  /** At most one: after a job that Failed or was Aborted no other is started. */
  readonly jobErrors: readonly IngestJobError[];
  readonly succeeded: number;
  readonly failed: readonly FailedRow[];
  /** Keys that the platform did not get to (job Failed or Aborted), and those of jobs that were then not started. */
  readonly unprocessed: readonly string[];
  /** Keys of the job that was under way when the work was stopped: it may still write them. */
  readonly unconfirmed: readonly string[];
  /** Set where an error or the signal ended the work. Nothing is thrown then, so that what was done is known. */
  readonly stopped?: IngestStop;
  /** True where a job may have stayed open because the answer to its creation or its abort was lost. It writes nothing. */
  readonly leftOpen: boolean;
};

export type IngestOptions = {
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Aborted: a job that is not closed yet is aborted, one at work is left alone; `stopped` has the signal's reason. */
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

/** The rows of a query, page by page. Relationship fields are nested objects. */
export type Rows = AsyncIterable<ReadonlyArray<Readonly<Record<string, unknown>>>>;

/** One of several things that are asked together. */
export type Ask =
  | { readonly describe: string }
  | { readonly query: string }
  | {
      readonly upsert: {
        readonly object: string;
        readonly keyField: string;
        readonly key: string;
        readonly values: WriteRow;
      };
    }
  | { readonly update: { readonly object: string; readonly id: string; readonly values: WriteRow } };

/**
 * Of a describe: undefined where there is no such object, or no access to it.
 * A query that the org refused throws when its rows are read, so that nobody has to look at those it does not need.
 * They may be read more than once.
 */
export type AnswerTo<A extends Ask> = A extends { readonly describe: string }
  ? ObjectDescription | undefined
  : A extends { readonly query: string }
    ? Rows
    : SaveOutcome;

export type AnswersTo<Asks extends readonly Ask[]> = { readonly [At in keyof Asks]: AnswerTo<Asks[At]> };

export type AskOptions = {
  /** The calls are made while the load waits for something: see `OrgPort.polls`. */
  readonly waiting?: boolean;
};

/** How many API calls the org allows in 24 hours, and how many everybody has made, as the org last told. */
export type ApiUsage = { readonly used: number; readonly max: number };

/** What is left of a limit of the org. */
export type Allowance = { readonly max: number; readonly remaining: number };

/** The one Salesforce org of a use case. */
export interface OrgPort {
  /** 18 characters. */
  readonly orgId: string;
  /** Id of the API user, 18 characters. */
  readonly userId: string;
  /** `https://...` without a trailing slash. */
  readonly instanceUrl: string;
  /** Rows of a query, page by page; few rows over REST, many over a Bulk query job. Relationship fields are nested objects over both. */
  query(soql: string): Rows;
  /**
   * Several things in one call where they fit: carried out in this order, each by itself, and none undone because
   * another was refused. Up to 25, of which 5 queries, are one call of the org's allowance; more are several.
   */
  ask<const Asks extends readonly Ask[]>(asks: Asks, options?: AskOptions): Promise<AnswersTo<Asks>>;
  updateRecord(object: string, id: string, values: WriteRow): Promise<SaveOutcome>;
  ingest(request: IngestRequest, options?: IngestOptions): Promise<IngestOutcome>;
  /** Jobs of this API user on `object` that are not in an end state. */
  openIngestJobs(object: string): Promise<readonly IngestJob[]>;
  abortIngestJob(id: string): Promise<void>;
  /** What is left of the org's limits, by their names in the platform: `DailyApiRequests`, `DailyBulkApiBatches`. */
  readAllowances(): Promise<Readonly<Record<string, Allowance>>>;
  /** Undefined until the org has told. */
  readonly usage: ApiUsage | undefined;
  /** How many API calls were made so far. */
  readonly calls: number;
  /** How many of them were looks at something that takes time: jobs, Tasks, a lease that is kept. */
  readonly polls: number;
}
