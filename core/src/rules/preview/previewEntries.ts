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
  const owners = createDistinctList((owner: PreviewOwner) => `${owner.ownerActive} ${owner.ownerId}`);
  const ownerOf = createNumberList(Uint32Array);
  const held = createNumberList(Uint8Array);
  // where an account's renewals end; there the next one's begin
  const ends = createNumberList(Uint32Array);
  const conditions = createDistinctList((condition: string) => condition);
  const conditionOf = createNumberList(Uint32Array);
  const probabilities = createNumberList(Uint32Array);
  const values = createNumberList(Float64Array);
  let renewals = 0;
  const renewalAt = (place: number): ListedRenewal => ({
    condition: conditions.at(conditionOf.at(place)),
    probabilityMicros: probabilities.at(place),
    value: values.at(place),
  });
  return {
    add({ account: { key, ownerId, ownerActive }, held: isHeld, renewals: listed }) {
      keys.push(key);
      ownerOf.add(owners.placeOf({ ownerId, ownerActive }));
      held.add(isHeld);
      for (const { condition, probabilityMicros, value } of listed) {
        conditionOf.add(conditions.placeOf(condition));
        probabilities.add(probabilityMicros);
        values.add(value);
      }
      renewals += listed.length;
      ends.add(renewals);
    },
    at(place) {
      const start = place === 0 ? 0 : ends.at(place - 1);
      return {
        account: { key: keys[place] ?? '', ...owners.at(ownerOf.at(place)) },
        held: held.at(place) as Held,
        renewals: Array.from({ length: ends.at(place) - start }, (_, i) => renewalAt(start + i)),
      };
    },
    inOrder() {
      const folded = keys.map(foldKey);
      return [...folded.keys()].sort((left, right) => compareCodePoints(folded[left] ?? '', folded[right] ?? ''));
    },
  };
}

type PreviewOwner = Omit<PreviewAccount, 'key'>;

/** Values that repeat, each once, found by what they are known by. */
function createDistinctList<T>(nameOf: (value: T) => string) {
  const values: T[] = [];
  const places = new Map<string, number>();
  return {
    at(place: number): T {
      const value = values[place];
      if (value === undefined) throw new RangeError(`nothing has the place ${place}`);
      return value;
    },
    placeOf(value: T): number {
      const known = places.get(nameOf(value));
      if (known !== undefined) return known;
      places.set(nameOf(value), values.length);
      return values.push(value) - 1;
    },
  };
}

/** Numbers as small as this kind of array holds them. */
function createNumberList(kind: new (size: number) => Uint8Array | Uint32Array | Float64Array) {
  let numbers = new kind(64);
  let length = 0;
  return {
    add(number: number): void {
      if (length === numbers.length) {
        const larger = new kind(2 * length);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length++] = number;
    },
    at: (place: number): number => numbers[place] ?? NaN,
  };
}
