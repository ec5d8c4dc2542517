// SPDX-License-Identifier: Apache-2.0
import type { ChurnRun } from '../../run/index.ts';
import { ADDED_COUNTS, type AddedCounts } from '../orgReading/seasonRuns.ts';
import type { LoadPlan } from '../planning/planLoad.ts';
import type { WriteRow } from '../ports.ts';
import type { RisksWritten } from './writeRisks.ts';

/** Characters of a LongTextArea of the package. */
const LONG_TEXT = 131_072;

/** Of Score_PSI__c. */
const PSI_PLACES = 6;

/** What a Churn_Run__c says of its run from the moment it is being loaded. Run_Id__c itself is the key of the upsert. */
export function startedRun(run: ChurnRun, startedAt: Date): WriteRow {
  const { runId, season, model, scoredAt, asOf, scope, currency } = run.manifest;
  return {
    Name: runId,
    Season__c: season,
    Model_Name__c: cut(model.name, 255),
    Model_Version__c: cut(model.version, 255),
    Scored_At__c: new Date(scoredAt).toISOString(),
    As_Of__c: asOf,
    Source__c: cut(sourceOf(run), 2000),
    Manifest_Sha256__c: run.manifestSha256,
    Scope__c: scope,
    Currency__c: currency,
    Status__c: 'Loading',
    Started__c: startedAt.toISOString(),
  };
}

/** Of a run that was not loaded before. */
export const NO_COUNTS = Object.fromEntries(ADDED_COUNTS.map((field) => [field, 0])) as AddedCounts;

export type RunResult = {
  readonly plan: LoadPlan;
  readonly written: RisksWritten;
  readonly newAlerts: number;
  readonly tasks: number;
  /** Of the run before this load: counts of writes add up over all loads of a run. */
  readonly before: AddedCounts;
  readonly withFailures: boolean;
  readonly finishedAt: Date;
  readonly userId: string;
};

/** What a Churn_Run__c says when its load has ended, the lease's fields apart. */
export function finishedRun(run: ChurnRun, result: RunResult): WriteRow {
  const { plan, written, before } = result;
  const { read, rules } = plan;
  const { currency } = run.manifest;
  const summary = plan.plan?.end.summary;
  return {
    Rows__c: read.rows,
    Accounts__c: read.accounts,
    Rejects__c: read.rejected,
    Unknown__c: summary?.unknown ?? 0,
    Unchanged__c: summary?.actions.unchanged ?? 0,
    Held_Out__c: summary?.heldOut ?? 0,
    Failed__c: written.failed.length,
    ...addWrites(written, before),
    New_Alerts__c: result.newAlerts,
    Tasks__c: result.tasks,
    Metrics__c: jsonOrNull(run.manifest.metrics),
    Thresholds__c: jsonOrNull(rules?.records ?? []),
    Preview__c: plan.plan?.end.renderPreview(LONG_TEXT, { currency, evaluation: plan.evaluation }) ?? null,
    Score_Deciles__c: plan.plan?.end.scoreDeciles ?? null,
    Score_PSI__c: plan.drift === undefined ? null : Number(plan.drift.psi.toFixed(PSI_PLACES)),
    Status__c: result.withFailures ? 'Loaded with failures' : 'Loaded',
    Finished__c: result.finishedAt.toISOString(),
    Loaded_By__c: result.userId,
  };
}

/** Counts of writing actions over all loads of the run so far. */
export function addWrites({ written }: RisksWritten, before: AddedCounts): WriteRow {
  return {
    Created__c: before.Created__c + written.create,
    Updated__c: before.Updated__c + written.update,
    Escalated__c: before.Escalated__c + written.escalate,
    Woken__c: before.Woken__c + written.wake,
    Receded__c: before.Receded__c + written.recede,
    Reopened__c: before.Reopened__c + written.reopen,
  };
}

/** The manifest's URI, with the store's version of it where there is one. */
export function sourceOf({ source }: Pick<ChurnRun, 'source'>): string {
  return source.version === undefined ? source.uri : `${source.uri}?versionId=${encodeURIComponent(source.version)}`;
}

/** JSON that is too long for the field is left out: cut in the middle it would be none. */
function jsonOrNull(value: unknown): string | null {
  const json = value === null || value === undefined ? null : JSON.stringify(value);
  return json !== null && json.length <= LONG_TEXT ? json : null;
}

function cut(text: string, length: number): string {
  return text.slice(0, length);
}
