// SPDX-License-Identifier: Apache-2.0
import { AccountGathering } from './accountGathering.ts';
import type { ChurnRun } from './churnRun.ts';
import { readParquetFile } from './parquet/readParquetFile.ts';
import { differs, fetchPredictionFile } from './predictionFile.ts';
import type { AccountOutline, AccountRenewals, QuietAccounts, RowReject } from './prediction.ts';
import { createRejectTally, type RejectTally } from './rejectTally.ts';
import { readTextFile } from './lines/readTextFile.ts';

export type ReadOptions = {
  /** Whether drivers and gaps of this account are wanted. Deterministic; more renewals must never make it say no. */
  readonly needsDetails: (outline: AccountOutline) => boolean;
  readonly onReject: (reject: RowReject) => void;
  /** By default every account is handed out. */
  readonly quiet?: QuietAccounts;
  /** Account ids (lower case) known to be incomplete: the outcome of an earlier pass that was `surprised`. */
  readonly incomplete?: ReadonlySet<string>;
  /** Aborted: the reading ends with the signal's reason. */
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

/**
 * Reads the prediction files in the manifest's order and hands out their accounts, in batches, as they are completed.
 * Each file is checked against the manifest before its first row is used. A batch is handed out before later files are
 * checked, so nothing may be written to an org before the reading has ended. Memory: one batch of accounts, and 64-bit
 * hashes of the keys seen.
 *
 * Rows that break the contract are told to `onReject`, in file order but for rows of an account that goes on behind
 * rejected ones. The formats differ in one point: in Parquet the drivers, gaps and rationale of an account that needs no
 * details (and names no renewal twice) are not decoded, so their faults are not found; in NDJSON and CSV every cell of
 * every row is judged.
 *
 * @throws ChurnError `run_file_missing`, `run_file_differs`, `column_missing`, `file_unreadable`, naming the file.
 */
export async function* readAccounts(
  run: ChurnRun,
  options: ReadOptions,
): AsyncGenerator<readonly AccountRenewals[], ReadSummary> {
  const { needsDetails, onReject, quiet, incomplete = new Set<string>(), signal } = options;
  const rejects = createRejectTally({ onReject, incomplete });
  const gathering = new AccountGathering({ needsDetails, rejects, expected: run.manifest.predictions });
  const readFile = run.manifest.predictions.format === 'parquet' ? readParquetFile : readTextFile;
  for (const listed of run.manifest.predictions.files) {
    const file = await fetchPredictionFile(run.store, listed, signal);
    try {
      gathering.startFile(listed.path);
      for await (const accounts of readFile({ run, listed, path: file.path, gathering, needsDetails, quiet })) {
        signal?.throwIfAborted();
        if (accounts.length > 0) yield accounts;
      }
    } finally {
      await file.remove();
    }
    const rows = gathering.rowsOfFile;
    if (rows !== listed.rows) throw differs(`${run.store.uri}/${listed.path}`, 'rows', rows, listed.rows);
  }
  return summarize(run, gathering, rejects);
}

function summarize(run: ChurnRun, gathering: AccountGathering, rejects: RejectTally): ReadSummary {
  const { rejected, incomplete, surprised } = rejects;
  const { rows, handedOut } = gathering;
  const listed = run.manifest.predictions.accounts;
  const named = gathering.countNamed();
  const warnings =
    named === listed ? [] : [`The manifest counts ${listed} accounts; the prediction files name ${named}.`];
  return { rows, accepted: rows - rejected, rejected, accounts: handedOut, warnings, incomplete, surprised };
}
