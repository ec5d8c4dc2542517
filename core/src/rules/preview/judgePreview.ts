// SPDX-License-Identifier: Apache-2.0
import { isAffordable } from '../controlGroup.ts';
import { createJudgeOf } from '../judge.ts';
import { measureValue } from '../measureRisk.ts';
import type { ValuedRenewal } from '../measureRisk.ts';
import type { Threshold } from '../threshold.ts';
import type { AccountOwner, WantedValue } from './comparison.ts';
import { UNKNOWN_VALUE } from './previewDocument.ts';
import type { Held, PreviewDocument } from './previewDocument.ts';

/** An account of a preview. */
export type ListedAccount = AccountOwner & { readonly held: Held; readonly renewals: readonly ListedRenewal[] };

/** `conditions`: indices of the document's records whose conditions other than Min_Probability the renewal meets. */
export type ListedRenewal = ValuedRenewal & { readonly conditions: readonly number[] };

/** The document's accounts, in its order. */
export function listAccounts(document: PreviewDocument): readonly ListedAccount[] {
  const inactive = new Set(document.inactiveOwners);
  const renewals = listRenewals(document);
  let next = 0;
  return document.size.map((size, account) => {
    const owner = document.owner[account] ?? 0;
    const own = renewals.slice(next, (next += size));
    return {
      ownerId: document.owners[owner] ?? '',
      ownerActive: !inactive.has(owner),
      held: document.held[account] ?? 0,
      renewals: own,
    };
  });
}

/** Says what the thresholds want of a listed account, the control group included; undefined: nothing. */
export function createPreviewJudge(
  document: PreviewDocument,
  thresholds: readonly Threshold[],
): (account: ListedAccount) => WantedValue | undefined {
  const maxValueCents = document.controlMax === null ? undefined : BigInt(document.controlMax);
  const judge = createJudgeOf<ListedRenewal>(thresholds, ({ developerName }) => {
    const record = document.records.indexOf(developerName);
    return ({ conditions }) => conditions.includes(record);
  });
  return ({ held, renewals }) => {
    const judgement = judge(renewals);
    if (judgement === undefined || held === 1) return undefined;
    const atRisk = judgement.atRisk.flatMap((i) => renewals[i] ?? []);
    const measures = measureValue(atRisk);
    if (held === 2 && isAffordable(measures, { maxValueCents })) return undefined;
    return { deciding: judgement.deciding, valueAtRiskCents: measures.valueAtRiskCents };
  };
}

function listRenewals({ condition, conditions, probability, value }: PreviewDocument): readonly ListedRenewal[] {
  return probability.map((probabilityMicros, i) => ({
    probabilityMicros,
    valueCents: value[i] === UNKNOWN_VALUE ? null : (value[i] ?? null),
    conditions: conditions[condition[i] ?? 0] ?? [],
  }));
}
