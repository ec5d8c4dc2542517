// SPDX-License-Identifier: Apache-2.0
import type { AccountGathering } from './accountGathering.ts';
import type { ChurnRun } from './churnRun.ts';
import type { ListedFile } from './manifest.ts';
import type { AccountOutline, QuietAccounts } from './prediction.ts';

/** What reading one prediction file needs. Its rows go into the gathering, which outlives the file. */
export type FileReading = {
  readonly run: ChurnRun;
  readonly listed: ListedFile;
  /** Where the file's bytes lie on this machine. */
  readonly path: string;
  readonly gathering: AccountGathering;
  readonly needsDetails: (outline: AccountOutline) => boolean;
  readonly quiet: QuietAccounts | undefined;
};
