// SPDX-License-Identifier: Apache-2.0
import { createKeyHashes, hashKey } from './keyHash.ts';

/** Keys seen so far, kept as 64-bit hashes: 10 to 20 bytes a key, whatever its length. */
export type KeySet = {
  /** True where the key was not in the set before. */
  add(key: string): boolean;
  has(key: string): boolean;
  /** The same by a key's hash (`hashKey`). */
  addHash(high: number, low: number): boolean;
  hasHash(high: number, low: number): boolean;
  readonly size: number;
};

const MIN_SLOTS = 1 << 10;

/** 64 MB. What is expected comes from outside and may be wrong; a set that needs more room grows. */
const MAX_FIRST_SLOTS = 1 << 23;

/** Of the slots, so many are taken at most: fuller, and the search for an empty one takes long. */
const FULL = 0.8;

/**
 * Makes an empty set with room for `expected` keys.
 * Among a million keys, two share their hash by chance once in about 37 million runs.
 */
export function createKeySet(expected: number): KeySet {
  let slots = new Uint32Array(2 * firstSlots(expected));
  let size = 0;
  const hash = createKeyHashes(1);

  function addHash(high: number, low: number): boolean {
    const slot = findSlot(slots, high, low);
    if (slots[slot + 1] !== 0) return false;
    slots[slot] = high;
    slots[slot + 1] = low;
    size++;
    if (size > FULL * (slots.length / 2)) slots = grow(slots);
    return true;
  }

  const hasHash = (high: number, low: number): boolean => slots[findSlot(slots, high, low) + 1] !== 0;

  return {
    add(key) {
      hashKey(key, hash, 0);
      return addHash(hash.high[0] ?? 0, hash.low[0] ?? 0);
    },
    has(key) {
      hashKey(key, hash, 0);
      return hasHash(hash.high[0] ?? 0, hash.low[0] ?? 0);
    },
    addHash,
    hasHash,
    get size() {
      return size;
    },
  };
}

function firstSlots(expected: number): number {
  return Math.min(Math.max(Math.ceil(expected / FULL) + 1, MIN_SLOTS), MAX_FIRST_SLOTS);
}

/** The place of the hash, or the empty one where it belongs: there always is one. */
function findSlot(slots: Uint32Array, high: number, low: number): number {
  // the high half as a share of all slots: their number need not be a power of two
  let slot = 2 * Math.floor((high / 2 ** 32) * (slots.length / 2));
  while (slots[slot + 1] !== 0 && (slots[slot + 1] !== low || slots[slot] !== high)) {
    slot += 2;
    if (slot === slots.length) slot = 0;
  }
  return slot;
}

function grow(slots: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * slots.length);
  for (let old = 0; old < slots.length; old += 2) {
    const [high = 0, low = 0] = [slots[old], slots[old + 1]];
    if (low === 0) continue;
    const slot = findSlot(larger, high, low);
    larger[slot] = high;
    larger[slot + 1] = low;
  }
  return larger;
}
