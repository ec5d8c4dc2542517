// SPDX-License-Identifier: Apache-2.0
import type { Renewal } from '../../run/prediction.ts';
import { compareCodePoints } from '../codePointOrder.ts';
import { createConditions } from '../judge.ts';
import type { Conditions } from '../judge.ts';
import { compareSeverity } from '../severity.ts';
import type { Setting, Threshold } from '../threshold.ts';
import { UNKNOWN_VALUE } from './previewDocument.ts';
import type { Held, PreviewDocument, PreviewEvaluation } from './previewDocument.ts';
import { createPreviewEntries, type ListedRenewal, type PreviewAccount, type PreviewEntry } from './previewEntries.ts';

/** What a preview says beside its accounts. */
export type PreviewFacts = {
  readonly currency: string;
  readonly setting: Pick<Setting, 'control' | 'maxAlertsPerOwner'>;
  readonly evaluation: PreviewEvaluation | null;
};

/** Collects what accounts would do under other thresholds. */
export interface Preview {
  /** Accounts with no score of at least this are never listed. */
  readonly leastMicros: number;
  /** Once for each account of the run that the org knows. `heldOf` is asked only where the account is listed. */
  add(account: PreviewAccount, renewals: readonly Renewal[], heldOf: () => Held): void;
  /** The JSON of a `PreviewDocument`, of at most `maxLength` UTF-16 units unless one account alone is longer. */
  render(maxLength: number, facts: PreviewFacts): string;
}

export function createPreview(thresholds: readonly Threshold[], asOf: string): Preview {
  const sorted = [...thresholds].sort(compareSeverity);
  const rules = sorted.map((threshold) => ({ threshold, meets: createConditions(threshold, asOf) }));
  const leastMicros = Math.min(...sorted.map(({ halfMinMicros }) => halfMinMicros));
  const entries = createPreviewEntries();
  return {
    leastMicros,
    add(account, renewals, heldOf) {
      if (!renewals.some(({ probabilityMicros }) => probabilityMicros >= leastMicros)) return;
      const listed = listRenewals(renewals, rules);
      if (listed.length > 0) entries.add({ account, held: heldOf(), renewals: listed });
    },
    render(maxLength, facts) {
      const inOrder = entries.inOrder();
      const heading = headingOf(sorted, asOf, facts);
      return renderThinned(
        (every) => JSON.stringify({ ...heading, ...columnsOf(inOrder, every, entries.at) }),
        inOrder.length,
        maxLength,
      );
    },
  };
}

type Rule = { readonly threshold: Threshold; readonly meets: Conditions<Renewal> };

/** Renewals that meet a record at half its Min_Probability, in an order that is not that of the rows. */
function listRenewals(renewals: readonly Renewal[], rules: readonly Rule[]): readonly ListedRenewal[] {
  return renewals
    .filter((renewal) => rules.some((rule) => meetsHalf(renewal, rule)))
    .map((renewal) => ({
      condition: conditionOf(renewal, rules),
      probabilityMicros: renewal.probabilityMicros,
      value: renewal.valueCents ?? UNKNOWN_VALUE,
    }))
    .sort(
      (left, right) =>
        right.probabilityMicros - left.probabilityMicros ||
        right.value - left.value ||
        compareCodePoints(left.condition, right.condition),
    );
}

function meetsHalf(renewal: Renewal, { threshold, meets }: Rule): boolean {
  return renewal.probabilityMicros >= threshold.halfMinMicros && meets(renewal);
}

function conditionOf(renewal: Renewal, rules: readonly Rule[]): string {
  return JSON.stringify(rules.flatMap(({ meets }, i) => (meets(renewal) ? [i] : [])));
}

type Heading = Pick<PreviewDocument, 'v' | 'asOf' | 'currency' | 'records' | 'least'> &
  Pick<PreviewDocument, 'controlMax' | 'capacity' | 'evaluation'>;

function headingOf(
  sorted: readonly Threshold[],
  asOf: string,
  { currency, setting, evaluation }: PreviewFacts,
): Heading {
  const controlMax = setting.control?.maxValueCents;
  return {
    v: 2,
    asOf,
    currency,
    records: sorted.map(({ developerName }) => developerName),
    least: sorted.map(({ halfMinMicros }) => halfMinMicros),
    controlMax: controlMax === undefined ? null : Number(controlMax),
    capacity: setting.maxAlertsPerOwner ?? null,
    evaluation,
  };
}

function columnsOf(
  inOrder: readonly number[],
  every: number,
  entryAt: (place: number) => PreviewEntry,
): Omit<PreviewDocument, keyof Heading> {
  const shown = inOrder.filter((_, i) => i % every === 0).map(entryAt);
  const renewals = shown.flatMap((entry) => entry.renewals);
  const accounts = shown.map(({ account }) => account);
  const owners = indexOf(accounts.map(({ ownerId }) => ownerId));
  const conditions = indexOf(renewals.map(({ condition }) => condition));
  const inactive = indexOf(accounts.filter(({ ownerActive }) => !ownerActive).map(({ ownerId }) => ownerId));
  return {
    owners: owners.texts,
    inactiveOwners: inactive.texts.map(owners.of),
    accounts: inOrder.length,
    every,
    owner: accounts.map(({ ownerId }) => owners.of(ownerId)),
    held: shown.map(({ held }) => held),
    size: shown.map((entry) => entry.renewals.length),
    conditions: conditions.texts.map((text) => JSON.parse(text) as readonly number[]),
    condition: renewals.map(({ condition }) => conditions.of(condition)),
    probability: renewals.map(({ probabilityMicros }) => probabilityMicros),
    value: renewals.map(({ value }) => value),
  };
}

/** Distinct texts in order, and the place of each. */
function indexOf(given: readonly string[]): { readonly texts: readonly string[]; of(text: string): number } {
  const texts = [...new Set(given)].sort(compareCodePoints);
  const places = new Map(texts.map((text, i) => [text, i]));
  return { texts, of: (text) => places.get(text) ?? 0 };
}

/** An account and a renewal of it take no fewer characters. */
const LEAST_LENGTH = 12;

/** Renders all, else each k-th for the smallest k that fits, searched upwards from what a part's length suggests. */
function renderThinned(render: (every: number) => string, count: number, maxLength: number): string {
  const first = Math.max(1, Math.floor((count * LEAST_LENGTH) / maxLength));
  let text = render(first);
  if (text.length <= maxLength) return text;
  let every = Math.max(first, Math.floor((first * text.length) / maxLength));
  if (every > first) text = render(every);
  while (text.length > maxLength && every < count) text = render(++every);
  return text;
}
