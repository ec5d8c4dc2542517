// SPDX-License-Identifier: Apache-2.0
import type { OrgPort } from '../load/index.ts';
import type { RunEvaluation } from '../load/planning/evaluateRun.ts';
import { sourceOf } from '../load/writing/churnRunRecord.ts';
import type { ChangedAccount } from '../plan/index.ts';
import {
  compareCodePoints,
  evaluateCut,
  type PreviewEvaluation,
  type TakerChange,
  type Threshold,
} from '../rules/index.ts';
import type { ChurnRun } from '../run/index.ts';
import type { ComparedRun } from './compareRun.ts';
import type { NamedChange, PreviewReport, RecordChange, RecordCut } from './previewReport.ts';
import type { PreviewSides } from './previewSides.ts';

/** Everything that a preview found out. */
export type PreviewFindings = ComparedRun & {
  readonly run: ChurnRun;
  readonly org: Pick<OrgPort, 'orgId' | 'calls'>;
  readonly sides: PreviewSides;
  /** Of the accounts that change, by Id. */
  readonly names: ReadonlyMap<string, string>;
  readonly evaluated: RunEvaluation;
};

export function composePreview(findings: PreviewFindings): PreviewReport {
  const { run, org, sides, read, comparison, evaluated } = findings;
  const { runId, season, asOf, scope, currency } = run.manifest;
  return {
    runId,
    season,
    asOf,
    scope,
    currency,
    source: sourceOf(run),
    orgId: org.orgId,
    rows: read.rows,
    rejects: read.rejected,
    ...comparison,
    now: { ...comparison.now, ...findings.now },
    after: { ...comparison.after, ...findings.after },
    takers: nameTakers(comparison.takers, sides),
    changes: nameChanges(findings),
    records: recordChanges(sides, evaluated.evaluation),
    warnings: [...sides.after.rules.warnings, ...read.warnings, ...evaluated.warnings],
    thresholds: { now: sides.now.rules.records, after: sides.after.rules.records },
    apiCalls: org.calls,
  };
}

function nameTakers(takers: readonly TakerChange[], { after }: PreviewSides): PreviewReport['takers'] {
  const names = new Map<string, string>();
  for (const { ownerId, ownerName } of after.context.accounts.values()) names.set(ownerId, ownerName);
  return takers.map((taker) => ({ ...taker, name: taker.kind === 'owner' ? (names.get(taker.id) ?? '') : taker.id }));
}

function nameChanges({ changes, names }: PreviewFindings): readonly NamedChange[] {
  return changes
    .toSorted(
      (left, right) =>
        compareCodePoints(left.change, right.change) ||
        Number(right.valueAtRisk) - Number(left.valueAtRisk) ||
        compareCodePoints(left.holder.id, right.holder.id),
    )
    .map(({ holder, ...change }: ChangedAccount) => ({
      ...change,
      accountId: holder.id,
      accountName: names.get(holder.id) ?? null,
      ownerName: holder.ownerName,
    }));
}

function recordChanges({ now, after }: PreviewSides, evaluation: PreviewEvaluation | null): readonly RecordChange[] {
  const sides = { now: cutsOf(now.rules.thresholds, evaluation), after: cutsOf(after.rules.thresholds, evaluation) };
  // those of `after` first, each side most severe first
  return [...new Set([...sides.after.keys(), ...sides.now.keys()])].map((developerName) => ({
    developerName,
    now: sides.now.get(developerName) ?? null,
    after: sides.after.get(developerName) ?? null,
  }));
}

function cutsOf(
  thresholds: readonly Threshold[],
  evaluation: PreviewEvaluation | null,
): ReadonlyMap<string, RecordCut> {
  return new Map(
    thresholds.map(({ developerName, band, minProbability }) => [
      developerName,
      { band, minProbability, evaluation: evaluation && evaluateCut(evaluation, minProbability) },
    ]),
  );
}
