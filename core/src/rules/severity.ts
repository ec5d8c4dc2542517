// SPDX-License-Identifier: Apache-2.0
import { compareCodePoints } from './codePointOrder.ts';
import type { Threshold } from './threshold.ts';

/** Who decides where several fire: the higher rank, then the higher Min_Probability, then the smaller DeveloperName. */
export function compareSeverity(left: Threshold, right: Threshold): number {
  return (
    right.rank - left.rank ||
    right.minProbability - left.minProbability ||
    compareCodePoints(left.developerName, right.developerName)
  );
}
