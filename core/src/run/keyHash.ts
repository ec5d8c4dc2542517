// SPDX-License-Identifier: Apache-2.0
// 64-bit hashes of keys, as two halves: a bigint or an object a key would cost more than the hashing.

/** Room for the hashes of so many keys. */
export type KeyHashes = { high: Uint32Array; low: Uint32Array };

export function createKeyHashes(size: number): KeyHashes {
  return { high: new Uint32Array(size), low: new Uint32Array(size) };
}

/** Hashes a key as it is compared (trimmed, lower case) into this place. */
export function hashKey(key: string, into: KeyHashes, place: number): void {
  let a = FIRST_SEED ^ key.length;
  let b = SECOND_SEED;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    a = Math.imul(a ^ unit, FIRST_FACTOR);
    a ^= a >>> 15;
    b = Math.imul(b ^ unit, SECOND_FACTOR);
    b ^= b >>> 13;
  }
  finish(a, b, into, place);
}

/**
 * The same from the bytes of a key that is visible ASCII at its ends and ASCII without control characters between them.
 * False, and no hash, where it is anything else.
 */
export function hashPlainKey(bytes: Uint8Array, start: number, end: number, into: KeyHashes, place: number): boolean {
  if (start === end || bytes[start] === SPACE || bytes[end - 1] === SPACE) return false;
  let a = FIRST_SEED ^ (end - start);
  let b = SECOND_SEED;
  for (let i = start; i < end; i++) {
    let unit = bytes[i] ?? 0;
    if (unit < SPACE || unit >= DELETE) return false;
    if (unit >= UPPER_A && unit <= UPPER_Z) unit += TO_LOWER;
    a = Math.imul(a ^ unit, FIRST_FACTOR);
    a ^= a >>> 15;
    b = Math.imul(b ^ unit, SECOND_FACTOR);
    b ^= b >>> 13;
  }
  finish(a, b, into, place);
  return true;
}

const FIRST_SEED = 0x9e3779b9;
const SECOND_SEED = 0x85ebca6b;
const FIRST_FACTOR = 0x9e3779b1;
const SECOND_FACTOR = 0x5f356495;
const SPACE = 0x20;
const DELETE = 0x7f;
const UPPER_A = 0x41;
const UPPER_Z = 0x5a;
const TO_LOWER = 0x20;

function finish(a: number, b: number, { high, low }: KeyHashes, place: number): void {
  high[place] = mix(a ^ (b >>> 16));
  // a hash of two zeros stands for none
  low[place] = mix(b ^ (a << 7)) || 1;
}

/** Spreads every bit over the whole word (the finalizer of MurmurHash3); the answer is unsigned. */
function mix(word: number): number {
  let x = word ^ (word >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
