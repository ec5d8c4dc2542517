// SPDX-License-Identifier: Apache-2.0
import { compareCodePoints, foldKey } from '../codePointOrder.ts';
import type { Held } from './previewDocument.ts';

/** What the preview takes of an Account. Its key only orders the list. */
export type PreviewAccount = {
  readonly key: string;
  readonly ownerId: string;
  readonly ownerActive: boolean;
};

/** An account that is listed. */
export type PreviewEntry = {
  readonly account: PreviewAccount;
  readonly held: Held;
  readonly renewals: readonly ListedRenewal[];
};

export type ListedRenewal = {
  /** The records whose conditions it meets, as a JSON list of their indices: few texts, shared by all. */
  readonly condition: string;
  readonly probabilityMicros: number;
  readonly value: number;
};

/** Keeps the accounts of a whole run in lists side by side: objects would take several times the memory. */
export interface PreviewEntries {
  add(entry: PreviewEntry): void;
  at(place: number): PreviewEntry;
  /** The places by account key. */
  inOrder(): readonly number[];
}

export function createPreviewEntries(): PreviewEntries {
  const keys: string[] = [];
  const owners = new Map<string, string>();
  const ownerIds: string[] = [];
  const ownersActive: boolean[] = [];
  const held: Held[] = [];
  // where an account's renewals begin; those of the next one end them
  const firsts: number[] = [];
  const conditions = new Map<string, string>();
  const conditionOf: string[] = [];
  const probabilities = createNumberList();
  const values = createNumberList();
  return {
    add(entry) {
      keys.push(entry.account.key);
      ownerIds.push(once(owners, entry.account.ownerId));
      ownersActive.push(entry.account.ownerActive);
      held.push(entry.held);
      firsts.push(conditionOf.length);
      for (const { condition, probabilityMicros, value } of entry.renewals) {
        conditionOf.push(once(conditions, condition));
        probabilities.add(probabilityMicros);
        values.add(value);
      }
    },
    at(place) {
      const account = {
        key: keys[place] ?? '',
        ownerId: ownerIds[place] ?? '',
        ownerActive: ownersActive[place] ?? false,
      };
      const renewals = conditionOf.slice(firsts[place], firsts[place + 1]).map((condition, i) => {
        const renewal = (firsts[place] ?? 0) + i;
        return { condition, probabilityMicros: probabilities.at(renewal), value: values.at(renewal) };
      });
      return { account, held: held[place] ?? 0, renewals };
    },
    inOrder() {
      const folded = keys.map(foldKey);
      return [...folded.keys()].sort((left, right) => compareCodePoints(folded[left] ?? '', folded[right] ?? ''));
    },
  };
}

function once(texts: Map<string, string>, text: string): string {
  const known = texts.get(text);
  if (known === undefined) texts.set(text, text);
  return known ?? text;
}

/** Numbers of any size in 8 bytes each. */
function createNumberList() {
  let numbers = new Float64Array(64);
  let length = 0;
  return {
    add(number: number): void {
      if (length === numbers.length) {
        const larger = new Float64Array(2 * length);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length++] = number;
    },
    at: (place: number): number => numbers[place] ?? NaN,
  };
}
