// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { ceilScaled, exactDecimal } from './exactDecimal.ts';
import { findNeverDeciding } from './neverDeciding.ts';
import { compareSeverity } from './severity.ts';
import type { Threshold, ThresholdRecord } from './threshold.ts';
import { findRecordFaults } from './thresholdFaults.ts';
import type { RecordFault } from './thresholdFaults.ts';

/** The thresholds in force, most severe first, or everything that is wrong with the active records. */
export type ThresholdCheck = {
  /** Empty where there are faults. */
  readonly thresholds: readonly Threshold[];
  readonly faults: readonly RecordFault[];
  readonly warnings: readonly string[];
};

/**
 * Checks the active records, all faults at once, and normalises them.
 * `queues`: DeveloperNames of the org's queues; undefined where no org is asked, then Assign_To__c is not looked up.
 */
export function checkThresholds(
  records: readonly ThresholdRecord[],
  org: { readonly queues: ReadonlySet<string> | undefined },
): ThresholdCheck {
  const active = records.filter((record) => record.Active__c);
  const faults = [...active.flatMap((record) => findRecordFaults(record, org.queues)), ...findSetFaults(active)];
  if (faults.length > 0) return { thresholds: [], faults, warnings: [] };
  const thresholds = active.map(normalise).sort(compareSeverity);
  return { thresholds, faults, warnings: warningsOf(thresholds) };
}

/** The refusal of a load whose thresholds or setting are wrong: names every fault, can't be overridden. */
export function thresholdsRefused(faults: readonly RecordFault[]): ChurnError {
  const texts = faults.map((fault) => `${fault.developerName}, ${fault.field}: ${fault.message}`);
  return new ChurnError(
    'thresholds_invalid',
    `The thresholds can't be used: ${texts.join('; ')}.`,
    'Correct these records in Setup (Custom Metadata Types) or in the --thresholds file, and load again.',
    { data: faults },
  );
}

function findSetFaults(active: readonly ThresholdRecord[]): readonly RecordFault[] {
  return active.flatMap((record, i) => {
    const earlier = active.slice(0, i);
    const fault = (field: string, message: string) => ({ developerName: record.DeveloperName, field, message });
    const twin = earlier.find((other) => other.DeveloperName === record.DeveloperName);
    const sameRank = earlier.find((other) => other.Rank__c === record.Rank__c && other.Band__c !== record.Band__c);
    const sameBand = earlier.find((other) => other.Band__c === record.Band__c && other.Rank__c !== record.Rank__c);
    return [
      ...(twin ? [fault('DeveloperName', 'is there twice')] : []),
      ...(sameRank
        ? [fault('Band__c', `rank ${record.Rank__c} has the band "${sameRank.Band__c}" in ${sameRank.DeveloperName}`)]
        : []),
      ...(sameBand
        ? [fault('Rank__c', `band "${record.Band__c}" has the rank ${sameBand.Rank__c} in ${sameBand.DeveloperName}`)]
        : []),
    ];
  });
}

/** Only after the checks: every value is there and in range. */
function normalise(record: ThresholdRecord): Threshold {
  const probability = exactDecimal(record.Min_Probability__c ?? 0);
  return {
    developerName: record.DeveloperName,
    band: record.Band__c ?? '',
    rank: record.Rank__c ?? 0,
    minProbability: record.Min_Probability__c ?? 0,
    minMicros: Number(ceilScaled(probability, 6)),
    halfMinMicros: Number(ceilScaled({ digits: probability.digits * 5n, exponent: probability.exponent - 1 }, 6)),
    minValueCents: Number(ceilScaled(exactDecimal(record.Min_Renewal_Value__c ?? 0), 2)),
    segment: isBlank(record.Segment__c) ? undefined : record.Segment__c?.toLowerCase(),
    maxDays: record.Max_Days_To_Renewal__c ?? undefined,
    minRenewals: record.Min_Renewals__c ?? 1,
    createsTask: record.Creates_Task__c ?? false,
    taskPriority: isBlank(record.Task_Priority__c) ? null : (record.Task_Priority__c ?? null),
    taskDueInDays: record.Task_Due_In_Days__c ?? undefined,
    assignTo: record.Assign_To__c ?? '',
  };
}

function warningsOf(thresholds: readonly Threshold[]): readonly string[] {
  if (thresholds.length === 0) return ['No threshold is active: no account can be at risk.'];
  return findNeverDeciding(thresholds).map(
    ({ never, because }) =>
      `Threshold ${never.developerName} can never decide: ${because.developerName} fires whenever it does, and goes first.`,
  );
}

function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === '';
}
