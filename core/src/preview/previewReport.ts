// SPDX-License-Identifier: Apache-2.0
import type { ChangedAccount, UnwantedCounts } from '../plan/index.ts';
import type { Comparison, CutEvaluation, TakerChange, ThresholdRecord, Totals } from '../rules/index.ts';

/**
 * What other thresholds would do with a run in an org: the `Comparison` that the workbench shows too, and whom it
 * meets. It names accounts and people: to be shown to who asked, and never to be logged.
 */
export type PreviewReport = Omit<Comparison, 'now' | 'after' | 'takers'> & {
  readonly runId: string;
  readonly season: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly scope: 'full' | 'partial';
  /** ISO 4217, of every value. */
  readonly currency: string;
  /** URI of the manifest, with the store's version of it where there is one. */
  readonly source: string;
  readonly orgId: string;
  /** Rows of the run, rejected ones included. */
  readonly rows: number;
  readonly rejects: number;
  readonly now: Totals & UnwantedCounts;
  readonly after: Totals & UnwantedCounts;
  readonly takers: readonly (TakerChange & { readonly name: string })[];
  /** Accounts that enter, then those that leave; of each the largest value first. */
  readonly changes: readonly NamedChange[];
  /** The active records of both sides, most severe first. */
  readonly records: readonly RecordChange[];
  /** Of the thresholds compared with. */
  readonly warnings: readonly string[];
  /** The active records of each side. */
  readonly thresholds: { readonly now: readonly ThresholdRecord[]; readonly after: readonly ThresholdRecord[] };
  readonly apiCalls: number;
};

export type NamedChange = Omit<ChangedAccount, 'holder'> & {
  /** Salesforce Id of the Account. */
  readonly accountId: string;
  /** null where the Account is gone since it was read. */
  readonly accountName: string | null;
  readonly ownerName: string;
};

/** null: the record is not active on that side. */
export type RecordChange = {
  readonly developerName: string;
  readonly now: RecordCut | null;
  readonly after: RecordCut | null;
};

export type RecordCut = {
  readonly band: string;
  readonly minProbability: number;
  /** null: the run has no evaluation. */
  readonly evaluation: CutEvaluation | null;
};
