// SPDX-License-Identifier: Apache-2.0
import type { ChurnRun } from './churnRun.ts';
import type { AccountOutline, AccountRenewals, RowReject } from './prediction.ts';

export type ReadOptions = {
  /** Whether drivers and gaps of this account are wanted. Deterministic; more renewals must never make it say no. */
  readonly needsDetails: (outline: AccountOutline) => boolean;
  readonly onReject: (reject: RowReject) => void;
  /** Account ids (lower case) known to be incomplete: the outcome of an earlier pass that was `surprised`. */
  readonly incomplete?: ReadonlySet<string>;
  readonly signal?: AbortSignal;
};

/** What a pass over a run found, beside its accounts. */
export type ReadSummary = {
  /** Data rows of all files: `accepted` + `rejected`. 0 is no error here. */
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Accounts with at least one accepted row. */
  readonly accounts: number;
  /** In words, for people: for instance a wrong number of accounts in the manifest. */
  readonly warnings: readonly string[];
  /** Every account id with a rejected row whose key could be read. */
  readonly incomplete: ReadonlySet<string>;
  /** An account was handed out as complete and a row of it was rejected later: read again, giving `incomplete`. */
  readonly surprised: boolean;
};

export async function* readAccounts(
  run: ChurnRun,
  options: ReadOptions,
): AsyncGenerator<readonly AccountRenewals[], ReadSummary> {
  throw new Error(`not written yet: ${run.manifestSha256} ${String(options.signal)}`);
  yield [];
}
