// SPDX-License-Identifier: Apache-2.0
import { WRITING_KINDS } from '../../plan/index.ts';
import { abortOpenJobs } from '../lease/leftBehind.ts';
import type { RunPlan } from '../planning/planRun.ts';
import type { IngestJobError, IngestRequest, IngestStop, OrgPort } from '../ports.ts';
import { classifyJobError } from '../report/errorClass.ts';
import type { FailedWrite } from '../report/failedWrite.ts';
import { readChangedMeanwhile } from './changedMeanwhile.ts';
import type { Patience } from './patience.ts';
import { createRequest, updateRequest, type RowStamp } from './riskRows.ts';
import { notProcessed, type RowFailure } from './rowFailures.ts';
import { keysOf, sendRows, type RetryCounts, type RowsSent, type SendProgress } from './sendRows.ts';
import { isWritingKind, type WritingKind } from './writingKind.ts';

export type RiskWriting = {
  readonly season: string;
  readonly stamp: RowStamp;
  /** By the org's clock: when the season was taken. What others change from then on is not sent a second time. */
  readonly loadBegan: Date;
  readonly patience: Patience;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly onProgress: (progress: SendProgress) => void;
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
  readonly retried: RetryCounts;
  /** Set where an error or the signal ended the writing; `failed` names every record that is not known as written. */
  readonly stopped: IngestStop | undefined;
};

/**
 * Writes the plan: new Risks by upserts on Risk_Key__c, the others by updates by Id. A plan without writes starts no
 * job. Throws nothing: an error is the result's `stopped`.
 */
export async function writeRisks(org: OrgPort, plan: RunPlan, writing: RiskWriting): Promise<RisksWritten> {
  const sent: RowsSent[] = [];
  const before = { written: 0, failed: 0 };
  for (const request of requestsOf(plan, writing.stamp)) {
    const end = endOf(sent);
    if (end !== undefined) {
      sent.push(await notSent(request, end));
      continue;
    }
    let last = before;
    const changedMeanwhile = () => readChangedMeanwhile(org, writing.season, writing.loadBegan);
    const onProgress = ({ written, failed }: SendProgress): void => {
      last = { written: before.written + written, failed: before.failed + failed };
      writing.onProgress(last);
    };
    sent.push(await sendRows(org, request, { ...writing, changedMeanwhile, onProgress }));
    Object.assign(before, last);
  }
  // a job that a dead connection has left open is no trouble, and the next load tidies up where this one can't
  if (sent.some(({ leftOpen }) => leftOpen)) await abortOpenJobs(org, writing.season).catch(() => undefined);
  return risksWritten(plan, sent);
}

/** Of a load that has no plan to write. */
export const NOTHING_WRITTEN: RisksWritten = {
  jobs: [],
  jobErrors: [],
  newAlerts: 0,
  written: { create: 0, update: 0, escalate: 0, wake: 0, reopen: 0, recede: 0 },
  failed: [],
  retried: { records: 0, jobs: 0 },
  stopped: undefined,
};

function requestsOf(plan: RunPlan, stamp: RowStamp): readonly IngestRequest[] {
  const requests = [createRequest(plan.actions, stamp), updateRequest(plan.actions, stamp)];
  return requests.filter((request) => request !== undefined);
}

/** After these, nothing more is sent: an error, or somebody who aborts jobs. */
type End = { readonly stopped: IngestStop | undefined; readonly aborted: IngestJobError | undefined };

function endOf(sent: readonly RowsSent[]): End | undefined {
  const stopped = sent.find((rows) => rows.stopped !== undefined)?.stopped;
  const aborted = sent.flatMap(({ jobErrors }) => jobErrors).find(({ state }) => state === 'Aborted');
  return stopped === undefined && aborted === undefined ? undefined : { stopped, aborted };
}

async function notSent(request: IngestRequest, { stopped, aborted }: End): Promise<RowsSent> {
  const failure: RowFailure = { ...notProcessed(aborted, stopped), tries: 0 };
  const failures = new Map((await keysOf(request)).map((key) => [key, failure]));
  return { ...NOTHING_SENT, failures };
}

const NOTHING_SENT = { jobs: [], jobErrors: [], retried: { records: 0, jobs: 0 }, stopped: undefined, leftOpen: false };

function risksWritten(plan: RunPlan, sent: readonly RowsSent[]): RisksWritten {
  const failed = failedWrites(plan, sent);
  const sum = (count: keyof RetryCounts): number => sent.reduce((total, { retried }) => total + retried[count], 0);
  return {
    jobs: sent.flatMap(({ jobs }) => jobs),
    jobErrors: sent.flatMap(({ jobErrors }) => jobErrors.map(tellJobError)),
    newAlerts: plan.end.summary.newAlerts - failed.filter(({ newAlert }) => newAlert).length,
    written: Object.fromEntries(
      WRITING_KINDS.map((kind) => [
        kind,
        plan.end.summary.actions[kind] - failed.filter(({ action }) => action === kind).length,
      ]),
    ) as Record<WritingKind, number>,
    failed: failed.map(({ newAlert: _, ...write }) => write),
    retried: { records: sum('records'), jobs: sum('jobs') },
    stopped: sent.find(({ stopped }) => stopped !== undefined)?.stopped,
  };
}

/** For people: which job ended, how, and what helps. */
export function tellJobError(error: IngestJobError): string {
  const words = error.message === '' ? '' : ` (${error.message})`;
  return `Job ${error.jobId} ended as ${error.state}${words}. ${classifyJobError(error).remedy}`;
}

function failedWrites(
  plan: RunPlan,
  sent: readonly RowsSent[],
): readonly (FailedWrite & { readonly newAlert: boolean })[] {
  const failures = new Map(sent.flatMap((rows) => [...rows.failures]));
  if (failures.size === 0) return [];
  const failed = [];
  for (const { kind, riskKey, riskId, newAlert } of plan.actions.read(isWritingKind)) {
    const failure = failures.get(riskId ?? riskKey);
    if (failure !== undefined && isWritingKind(kind))
      failed.push({ riskKey, riskId, action: kind, newAlert, ...failure });
  }
  return failed;
}
