// SPDX-License-Identifier: Apache-2.0
import type { Threshold } from './threshold.ts';

/** A threshold that can never decide, and one that goes before it and fires whenever it does. */
export type NeverDeciding = { readonly never: Threshold; readonly because: Threshold };

/** `thresholds` in the order of `compareSeverity`. The first of several reasons is given. */
export function findNeverDeciding(thresholds: readonly Threshold[]): readonly NeverDeciding[] {
  return thresholds.flatMap((never, i) => {
    const because = thresholds.slice(0, i).find((earlier) => firesWhenever(earlier, never));
    return because === undefined ? [] : [{ never, because }];
  });
}

/**
 * True where each renewal that meets `other` meets `threshold` too, and no more renewals are asked for.
 * Bounds are compared in whole units, as scores and values are: 0.4 and 0.3999999 are the same bound.
 */
function firesWhenever(threshold: Threshold, other: Threshold): boolean {
  return (
    threshold.minMicros <= other.minMicros &&
    threshold.minValueCents <= other.minValueCents &&
    (threshold.segment === undefined || threshold.segment === other.segment) &&
    (threshold.maxDays === undefined || (other.maxDays !== undefined && threshold.maxDays >= other.maxDays)) &&
    threshold.minRenewals <= other.minRenewals
  );
}
