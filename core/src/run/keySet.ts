// SPDX-License-Identifier: Apache-2.0

/** Keys seen so far, kept as 64-bit hashes: 16 to 32 bytes a key, whatever its length. */
export type KeySet = {
  /** True where the key was not in the set before. */
  add(key: string): boolean;
  has(key: string): boolean;
  readonly size: number;
};

const MIN_SLOTS = 1 << 10;

/** 64 MB. What is expected comes from outside and may be wrong; a set that needs more room grows. */
const MAX_FIRST_SLOTS = 1 << 23;

/**
 * Makes an empty set with room for `expected` keys.
 * Among a million keys, two share their hash by chance once in about 37 million runs.
 */
export function createKeySet(expected: number): KeySet {
  let slots = new Uint32Array(2 * firstSlots(expected));
  let size = 0;
  // the hash of the key in hand, as two halves: a bigint or an object a key would cost more than the search
  let high = 0;
  let low = 0;

  function hash(key: string): void {
    let a = 0x9e3779b9 ^ key.length;
    let b = 0x85ebca6b;
    for (let i = 0; i < key.length; i++) {
      const unit = key.charCodeAt(i);
      a = Math.imul(a ^ unit, 0x9e3779b1);
      a ^= a >>> 15;
      b = Math.imul(b ^ unit, 0x5f356495);
      b ^= b >>> 13;
    }
    high = mix(a ^ (b >>> 16));
    // a slot of two zeros is an empty one
    low = mix(b ^ (a << 7)) || 1;
  }

  return {
    add(key) {
      hash(key);
      const slot = findSlot(slots, high, low);
      if (slots[slot + 1] !== 0) return false;
      slots[slot] = high;
      slots[slot + 1] = low;
      size++;
      if (size * 4 > slots.length) slots = grow(slots);
      return true;
    },
    has(key) {
      hash(key);
      return slots[findSlot(slots, high, low) + 1] !== 0;
    },
    get size() {
      return size;
    },
  };
}

/** A power of two, at least twice the keys. */
function firstSlots(expected: number): number {
  let slots = MIN_SLOTS;
  while (slots < 2 * expected && slots < MAX_FIRST_SLOTS) slots *= 2;
  return slots;
}

/** The place of the hash, or the empty one where it belongs. At most half of the slots are taken, so there is one. */
function findSlot(slots: Uint32Array, high: number, low: number): number {
  const mask = slots.length - 1;
  let slot = (high << 1) & mask;
  while (slots[slot + 1] !== 0 && (slots[slot + 1] !== low || slots[slot] !== high)) slot = (slot + 2) & mask;
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

/** Spreads every bit over the whole word (the finalizer of MurmurHash3); the answer is unsigned. */
function mix(word: number): number {
  let x = word ^ (word >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
