// SPDX-License-Identifier: Apache-2.0
export { MANIFEST_FILE, openRun, type ChurnRun } from './churnRun.ts';
export type { FileInfo, FileStore } from './fileStore.ts';
export { createFolderStore } from './folderStore.ts';
export { findLatestRun } from './latestRun.ts';
export { readLines } from './lines/readLines.ts';
export { unzipLines } from './lines/unzipLines.ts';
export type { Calibration, ListedFile, Manifest, Metrics, PredictionFormat } from './manifest.ts';
export {
  REJECT_CODES,
  type AccountOutline,
  type AccountRenewals,
  type Driver,
  type QuietAccounts,
  type RejectCode,
  type Renewal,
  type RenewalDetail,
  type RowReject,
} from './prediction.ts';
export { readAccounts, type ReadOptions, type ReadSummary } from './readAccounts.ts';
export { readEvaluation, type EvaluatedRenewal } from './readEvaluation.ts';
