// SPDX-License-Identifier: Apache-2.0
import type { Renewal } from '../run/prediction.ts';
import { compareCodePoints, foldKey } from './codePointOrder.ts';
import { divideHalfAway } from './exactDecimal.ts';
import { createRule, meetsConditions } from './judge.ts';
import type { DatedRule } from './judge.ts';
import { expectedLoss } from './measureRisk.ts';
import { compareSeverity } from './severity.ts';
import type { Threshold } from './threshold.ts';

/** What the preview shows of an Account: never its key, which only orders the list. */
export type PreviewAccount = { readonly key: string; readonly ownerId: string };

/**
 * Churn_Run__c.Preview__c, what a what-if needs; JSON, compact, columns instead of rows:
 * - `records`: DeveloperNames of the active records, most severe first
 * - `owners`: Salesforce Ids
 * - `accounts`: how many would be at risk if each Min_Probability were halved; accounts that the org does not know are left out
 * - `every`: 1, or k where only each k-th of them (in the order of their keys) is listed, as all would not fit
 * - `owner`, `value`: per listed account the index into `owners`, and the value at risk under the halved bounds in whole units of currency
 * - `bounds`: per record, per listed account, the highest Min_Probability at which the record would still fire with its
 *   other conditions unchanged, in millionths; -1: it can't fire
 */
export type PreviewDocument = {
  readonly v: 1;
  readonly asOf: string;
  readonly records: readonly string[];
  readonly owners: readonly string[];
  readonly accounts: number;
  readonly every: number;
  readonly owner: readonly number[];
  readonly value: readonly number[];
  readonly bounds: ReadonlyArray<readonly number[]>;
};

/** Collects what accounts would do under other bounds. */
export interface Preview {
  /** Once for each account of the run that the org knows. */
  add(account: PreviewAccount, renewals: readonly Renewal[]): void;
  /** The JSON of a `PreviewDocument`, of at most `maxLength` UTF-16 units unless one account alone is longer. */
  render(maxLength: number): string;
}

export function createPreview(thresholds: readonly Threshold[], asOf: string): Preview {
  const rules = thresholds.toSorted(compareSeverity).map((threshold) => createRule(threshold, asOf));
  const leastMicros = Math.min(...rules.map(({ threshold }) => threshold.halfMinMicros));
  const entries: Entry[] = [];
  return {
    add(account, renewals) {
      if (!renewals.some((renewal) => renewal.probabilityMicros >= leastMicros)) return;
      const entry = previewAccount(account, renewals, rules);
      if (entry !== undefined) entries.push(entry);
    },
    render(maxLength) {
      const sorted = entries
        .map((entry) => ({ entry, key: foldKey(entry.account.key) }))
        .sort((left, right) => compareCodePoints(left.key, right.key))
        .map(({ entry }) => entry);
      const records = rules.map(({ threshold }) => threshold.developerName);
      return renderThinned(
        (every) => JSON.stringify(documentOf(sorted, every, records, asOf)),
        sorted.length,
        maxLength,
      );
    },
  };
}

const NEVER = -1;

/** Kept for each account that is shown: a reference and a few numbers. */
type Entry = { readonly account: PreviewAccount; readonly value: number; readonly bounds: readonly number[] };

function previewAccount(
  account: PreviewAccount,
  renewals: readonly Renewal[],
  rules: readonly DatedRule[],
): Entry | undefined {
  const bounds = rules.map((rule) => highestBound(renewals, rule));
  const firing = rules.filter(({ threshold }, i) => (bounds[i] ?? NEVER) >= threshold.halfMinMicros);
  if (firing.length === 0) return undefined;
  const loss = renewals
    .filter((renewal) => firing.some((rule) => meetsHalved(renewal, rule)))
    .reduce((sum, renewal) => sum + expectedLoss(renewal), 0n);
  return { account, value: Number(divideHalfAway(loss, MILLIONTH_CENTS_PER_UNIT)), bounds };
}

const MILLIONTH_CENTS_PER_UNIT = 100_000_000n;

/** The Min_Renewals-th highest score among the renewals that meet everything else. */
function highestBound(renewals: readonly Renewal[], rule: DatedRule): number {
  const scores = renewals
    .filter((renewal) => meetsConditions(renewal, rule))
    .map((renewal) => renewal.probabilityMicros);
  return scores.sort((left, right) => right - left)[rule.threshold.minRenewals - 1] ?? NEVER;
}

function meetsHalved(renewal: Renewal, rule: DatedRule): boolean {
  return renewal.probabilityMicros >= rule.threshold.halfMinMicros && meetsConditions(renewal, rule);
}

function documentOf(
  sorted: readonly Entry[],
  every: number,
  records: readonly string[],
  asOf: string,
): PreviewDocument {
  const shown = sorted.filter((_, i) => i % every === 0);
  const owners = [...new Set(shown.map(({ account }) => account.ownerId))].sort();
  const ownerIndex = new Map(owners.map((owner, i) => [owner, i]));
  return {
    v: 1,
    asOf,
    records,
    owners,
    accounts: sorted.length,
    every,
    owner: shown.map(({ account }) => ownerIndex.get(account.ownerId) ?? NEVER),
    value: shown.map(({ value }) => value),
    bounds: records.map((_, record) => shown.map(({ bounds }) => bounds[record] ?? NEVER)),
  };
}

/** Renders all, else each k-th for the smallest k that fits, searched upwards from what the full length suggests. */
function renderThinned(render: (every: number) => string, count: number, maxLength: number): string {
  let text = render(1);
  let every = Math.max(1, Math.floor(text.length / maxLength));
  while (text.length > maxLength && every < count) text = render(++every);
  return text;
}
