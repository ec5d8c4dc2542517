// SPDX-License-Identifier: Apache-2.0
import type { Identity } from './identity.ts';
import type { TokenSource } from './tokenSource.ts';

/** Sizes and waits of the client. The defaults suit a real org; tests make them small. */
export type OrgLimits = {
  /** An ingest job's upload stays below this many bytes. The platform takes 150 MB after base64, so 100 MB raw is safe. */
  readonly partBytes: number;
  /**
   * A query with more rows than this goes on as a Bulk query job, which takes two calls and the looks at its state.
   * Over REST a call brings up to 10,000 rows, the first one 2,000.
   */
  readonly bulkQueryAbove: number;
  /** Rows of one result page of a Bulk query job. */
  readonly bulkPageRows: number;
  /** How often a call is made in all before its failure is told. */
  readonly attempts: number;
  /** First wait between two attempts; doubles each time, half of it random. */
  readonly retryMs: number;
  /** First wait between two looks at a job; grows by half each time, up to `pollMaxMs`. */
  readonly pollMs: number;
  readonly pollMaxMs: number;
  /** How long a job is asked for in vain before the work is given up. The job goes on in the org meanwhile. */
  readonly outageMs: number;
  /** How long a call may take until its answer begins; an upload may take ten times as long. */
  readonly answerMs: number;
};

export const DEFAULT_LIMITS: OrgLimits = {
  partBytes: 100_000_000,
  bulkQueryAbove: 22_000,
  bulkPageRows: 200_000,
  attempts: 5,
  retryMs: 500,
  pollMs: 300,
  pollMaxMs: 5_000,
  outageMs: 5 * 60_000,
  answerMs: 120_000,
};

export type OrgOptions = {
  /** `https://...`; a trailing slash is tolerated. */
  readonly instanceUrl: string;
  /** Such as `66.0`. */
  readonly apiVersion: string;
  readonly tokenSource: TokenSource;
  readonly userAgent?: string;
  /** Whose token it is, where that is known: it spares a call. */
  readonly identity?: Identity | undefined;
  readonly limits?: Partial<OrgLimits>;
};
