// SPDX-License-Identifier: Apache-2.0
import type { FileStore } from '../../src/run/fileStore.ts';
import {
  createFolderStore,
  openRun,
  readAccounts,
  type AccountRenewals,
  type ReadOptions,
  type ReadSummary,
  type RowReject,
} from '../../src/run/index.ts';

export type WholeReading = {
  readonly accounts: readonly AccountRenewals[];
  readonly rejects: readonly RowReject[];
  readonly summary: ReadSummary;
};

/** Opens a run and reads all of it; every account's details, unless told otherwise. */
export async function readAll(folder: string | FileStore, options: Partial<ReadOptions> = {}): Promise<WholeReading> {
  const run = await openRun(typeof folder === 'string' ? createFolderStore(folder) : folder);
  const rejects: RowReject[] = [];
  const accounts: AccountRenewals[] = [];
  const batches = readAccounts(run, {
    needsDetails: () => true,
    onReject: (reject) => rejects.push(reject),
    ...options,
  });
  for (;;) {
    const { done, value } = await batches.next();
    if (done) return { accounts, rejects, summary: value };
    accounts.push(...value);
  }
}
