// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import { checkThresholds, thresholdsRefused } from '../checkThresholds.ts';
import type { Threshold, ThresholdRecord } from '../threshold.ts';
import { faultsOf } from '../thresholdFaults.ts';
import type { RecordFault } from '../thresholdFaults.ts';
import { createComparisonTally } from './comparison.ts';
import type { Comparison } from './comparison.ts';
import { createPreviewJudge, listAccounts } from './judgePreview.ts';
import type { PreviewDocument } from './previewDocument.ts';

/**
 * Compares what the thresholds of a load want (`now`: its Thresholds__c) with what a load right after it would want
 * with others (`after`).
 * @throws ChurnError `thresholds_invalid`, its data naming record and field: for records that a load would refuse, and
 *   for what the document can't answer, which is another segment, value or number of days, a record that was not active
 *   and a Min_Probability below half of what it was. `sf churn preview` answers these from the run itself.
 */
export function comparePreview(
  document: PreviewDocument,
  now: readonly ThresholdRecord[],
  after: readonly ThresholdRecord[],
): Comparison {
  const sides = { now: thresholdsOf(now), after: thresholdsOf(after) };
  refuseUnanswerable(document, sides.now, [...sides.now, ...sides.after]);
  const tally = createComparisonTally(sides, document);
  const wantedNow = createPreviewJudge(document, sides.now);
  const wantedAfter = createPreviewJudge(document, sides.after);
  for (const account of listAccounts(document)) tally.add(account, wantedNow(account), wantedAfter(account));
  return tally.finish();
}

/** The active records, checked; queues are the business of a load. */
export function thresholdsOf(records: readonly ThresholdRecord[]): readonly Threshold[] {
  const { thresholds, faults } = checkThresholds(records, { queues: undefined });
  if (faults.length > 0) throw thresholdsRefused(faults);
  return thresholds;
}

/** Refuses thresholds that want renewals which the document does not hold. `loaded`: those of the load. */
export function refuseUnanswerable(
  document: PreviewDocument,
  loaded: readonly Threshold[],
  asked: readonly Threshold[],
): void {
  const faults = asked.flatMap((threshold) => findFaults(document, loaded, threshold));
  if (faults.length === 0) return;
  const texts = faults.map(({ developerName, field, message }) => `${developerName}, ${field}: ${message}`);
  throw new ChurnError(
    'thresholds_invalid',
    `The preview of the run can't answer this: ${texts.join('; ')}.`,
    'Ask the run itself: sf churn preview --thresholds FILE.',
    { data: faults },
  );
}

function findFaults(
  document: PreviewDocument,
  loaded: readonly Threshold[],
  threshold: Threshold,
): readonly RecordFault[] {
  const { developerName } = threshold;
  const least = document.least[document.records.indexOf(developerName)];
  const before = loaded.find((other) => other.developerName === developerName);
  if (least === undefined || before === undefined)
    return [{ developerName, field: 'Active__c', message: 'the record was not active when the run was loaded' }];
  const messages = {
    Min_Probability__c:
      threshold.minMicros < least ? `is below half of what it was (${least / 1_000_000} or more)` : undefined,
    Min_Renewal_Value__c: threshold.minValueCents === before.minValueCents ? undefined : CHANGED,
    Segment__c: threshold.segment === before.segment ? undefined : CHANGED,
    Max_Days_To_Renewal__c: threshold.maxDays === before.maxDays ? undefined : CHANGED,
  };
  return faultsOf(developerName, messages);
}

const CHANGED = 'is not what it was when the run was loaded';
