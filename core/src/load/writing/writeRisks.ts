// SPDX-License-Identifier: Apache-2.0
import { WRITING_KINDS } from '../../plan/index.ts';
import type { RunPlan } from '../planning/planRun.ts';
import type { IngestJobError, IngestOutcome, IngestProgress, IngestRequest, OrgPort } from '../ports.ts';
import { classifyError, classifyJobError } from '../report/errorClass.ts';
import type { FailedWrite } from '../report/failedWrite.ts';
import { createRequest, updateRequest, type RowStamp } from './riskRows.ts';
import { isWritingKind, type WritingKind } from './writingKind.ts';

export type RiskWriting = {
  readonly stamp: RowStamp;
  readonly onProgress: (progress: { readonly written: number; readonly failed: number }) => void;
  readonly signal: AbortSignal;
};

/** What became of the plan's writes. */
export type RisksWritten = {
  readonly jobs: readonly string[];
  /** Why a job ended before its work was done, and what helps, in words. */
  readonly jobErrors: readonly string[];
  /** Alerts of the Risks that were written. */
  readonly newAlerts: number;
  readonly written: Readonly<Record<WritingKind, number>>;
  /** By account key. */
  readonly failed: readonly FailedWrite[];
};

/**
 * Writes the plan: new Risks by one upsert on Risk_Key__c, the others by one update by Id. A plan without writes
 * starts no job.
 */
export async function writeRisks(org: OrgPort, plan: RunPlan, writing: RiskWriting): Promise<RisksWritten> {
  const earlier = { processed: 0, failed: 0 };
  const outcomes: IngestOutcome[] = [];
  for (const request of requestsOf(plan, writing.stamp)) {
    const outcome = await org.ingest(request, {
      signal: writing.signal,
      onProgress: (progress) => writing.onProgress(added(earlier, progress)),
    });
    earlier.processed += outcome.succeeded + outcome.failed.length;
    earlier.failed += outcome.failed.length;
    outcomes.push(outcome);
  }
  return risksWritten(plan, outcomes);
}

/** Of a load that has no plan to write. */
export const NOTHING_WRITTEN: RisksWritten = {
  jobs: [],
  jobErrors: [],
  newAlerts: 0,
  written: { create: 0, update: 0, escalate: 0, wake: 0, reopen: 0, recede: 0 },
  failed: [],
};

function requestsOf(plan: RunPlan, stamp: RowStamp): readonly IngestRequest[] {
  const requests = [createRequest(plan.actions, stamp), updateRequest(plan.actions, stamp)];
  return requests.filter((request) => request !== undefined);
}

function added(earlier: { processed: number; failed: number }, { processed, failed }: IngestProgress) {
  const allFailed = earlier.failed + failed;
  return { written: earlier.processed + processed - allFailed, failed: allFailed };
}

function risksWritten(plan: RunPlan, outcomes: readonly IngestOutcome[]): RisksWritten {
  const failed = failedWrites(plan, outcomes);
  return {
    jobs: outcomes.flatMap((outcome) => outcome.jobIds),
    jobErrors: outcomes.flatMap((outcome) => outcome.jobErrors.map(tellJobError)),
    newAlerts: plan.end.summary.newAlerts - failed.filter(({ newAlert }) => newAlert).length,
    written: Object.fromEntries(
      WRITING_KINDS.map((kind) => [
        kind,
        plan.end.summary.actions[kind] - failed.filter(({ action }) => action === kind).length,
      ]),
    ) as Record<WritingKind, number>,
    failed: failed.map(({ newAlert: _, ...write }) => write),
  };
}

function tellJobError(error: IngestJobError): string {
  const words = error.message === '' ? '' : ` (${error.message})`;
  return `Job ${error.jobId} ended as ${error.state}${words}. ${classifyJobError(error).remedy}`;
}

type Failure = Pick<FailedWrite, 'code' | 'message' | 'fields' | 'advice'>;

function failedWrites(
  plan: RunPlan,
  outcomes: readonly IngestOutcome[],
): readonly (FailedWrite & { readonly newAlert: boolean })[] {
  const failures = failuresByKey(outcomes);
  if (failures.size === 0) return [];
  const failed = [];
  for (const { kind, riskKey, riskId, newAlert } of plan.actions.read(isWritingKind)) {
    const failure = failures.get(riskId ?? riskKey);
    if (failure !== undefined && isWritingKind(kind))
      failed.push({ riskKey, riskId, action: kind, newAlert, ...failure });
  }
  return failed;
}

/** Nothing is wrong with such a record itself: what ended its job is what helps it. */
function notProcessed(error: IngestJobError = { jobId: '', state: 'Failed', message: '' }): Failure {
  return {
    code: 'NOT_PROCESSED',
    message: `The job ended before the platform got to this record. ${error.message}`.trim(),
    fields: [],
    advice: classifyJobError(error),
  };
}

function failuresByKey(outcomes: readonly IngestOutcome[]): ReadonlyMap<string, Failure> {
  return new Map(
    outcomes.flatMap(({ failed, unprocessed, jobErrors }) => {
      const notReached = notProcessed(jobErrors[0]);
      return [
        ...failed.map(({ key, ...failure }) => [key, { ...failure, advice: classifyError(failure) }] as const),
        ...unprocessed.map((key) => [key, notReached] as const),
      ];
    }),
  );
}
