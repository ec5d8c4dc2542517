// SPDX-License-Identifier: Apache-2.0

/** An empty bin counts as this share: nothing can be divided by 0. */
const EMPTY_SHARE = 0.0001;

/**
 * Population stability index: how far the scores have moved from where those of an earlier run lay, bin by bin.
 * 0: not at all. Both lists have the same bins, and each at least one score.
 */
export function measureDrift(earlier: readonly number[], now: readonly number[]): number {
  const earlierShares = sharesOf(earlier);
  return sharesOf(now).reduce((sum, share, bin) => {
    const before = earlierShares[bin] ?? EMPTY_SHARE;
    return sum + (share - before) * Math.log(share / before);
  }, 0);
}

function sharesOf(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (count === 0 ? EMPTY_SHARE : count / total));
}
