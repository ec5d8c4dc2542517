// SPDX-License-Identifier: Apache-2.0

/**
 * The items in another order, the same one for the same seed. Never in their own order where they differ, so that a client
 * that matches results by position is always found out.
 */
export function shuffle<T>(items: readonly T[], seed: string): T[] {
  const random = randomNumbers(seed);
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled.every((item, index) => item === items[index])
    ? [...shuffled.slice(1), ...shuffled.slice(0, 1)]
    : shuffled;
}

/** Numbers in [0, 1): a 32-bit xorshift, started from an FNV-1a hash of the seed. */
function randomNumbers(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  state = state === 0 ? 1 : state;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
