// SPDX-License-Identifier: Apache-2.0
// What pages ask of the rules: `lwc/churnCore` is made from this file by `npm run write:churn-core`.
export { ChurnError } from '../../churnError.ts';
export { checkThresholds } from '../checkThresholds.ts';
export type { ThresholdCheck } from '../checkThresholds.ts';
export { findNeverDeciding } from '../neverDeciding.ts';
export type { NeverDeciding } from '../neverDeciding.ts';
export { ACCOUNT_OWNER } from '../threshold.ts';
export type { ThresholdRecord } from '../threshold.ts';
export type { RecordFault } from '../thresholdFaults.ts';
export { comparePreview } from './comparePreview.ts';
export type { BandChange, Comparison, TakerChange, Totals } from './comparison.ts';
export { evaluateCut } from './evaluation.ts';
export type { CutEvaluation } from './evaluation.ts';
export { placeAccounts } from './placeAccounts.ts';
export type { AccountPlace } from './placeAccounts.ts';
export type { PreviewDocument, PreviewEvaluation } from './previewDocument.ts';
export { readPreview } from './readPreview.ts';
