// SPDX-License-Identifier: Apache-2.0
import type { ThresholdRecord } from '../threshold.ts';
import { thresholdsOf } from './comparePreview.ts';
import { createPreviewJudge, listAccounts } from './judgePreview.ts';
import type { PreviewDocument } from './previewDocument.ts';

/** Where a listed account stands. */
export type AccountPlace = {
  /** Its highest score among the renewals listed, 0 to 1. */
  readonly probability: number;
  /** The DeveloperName of the record that decides, and its band; null where no risk is wanted. */
  readonly record: string | null;
  readonly band: string | null;
};

/** The listed accounts under these records, in the document's order: for a chart over the probability. */
export function placeAccounts(document: PreviewDocument, records: readonly ThresholdRecord[]): readonly AccountPlace[] {
  const wanted = createPreviewJudge(document, thresholdsOf(records));
  return listAccounts(document).map((account) => {
    const deciding = wanted(account)?.deciding;
    const micros = Math.max(...account.renewals.map(({ probabilityMicros }) => probabilityMicros));
    return {
      probability: micros / 1_000_000,
      record: deciding?.developerName ?? null,
      band: deciding?.band ?? null,
    };
  });
}
