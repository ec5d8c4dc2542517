// SPDX-License-Identifier: Apache-2.0
import type { AtRiskRenewal } from './atRiskRenewal.ts';
import { compareCodePoints } from './codePointOrder.ts';

/** The gap of an account of which rows were rejected; it counts as one renewal. */
export const INCOMPLETE_GAP = 'Some renewals could not be read';

/** What the model did not know, distinct over the renewals at risk: of most renewals first, ties by text. */
export function rankGaps(atRisk: readonly AtRiskRenewal[], incomplete: boolean): readonly string[] {
  const counts = new Map<string, number>(incomplete ? [[INCOMPLETE_GAP, 1]] : []);
  for (const { detail } of atRisk) {
    // a renewal that says a gap twice still counts once
    for (const gap of new Set(detail.gaps)) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  return [...counts]
    .sort(([leftGap, left], [rightGap, right]) => right - left || compareCodePoints(leftGap, rightGap))
    .map(([gap]) => gap);
}

/** Data_Gaps__c: as many whole gaps as 255 characters hold, joined by `; `; null where there is none. */
export function joinGaps(gaps: readonly string[]): string | null {
  let joined: string | null = null;
  for (const gap of gaps) {
    const longer: string = joined === null ? gap : `${joined}; ${gap}`;
    if (longer.length > 255) break;
    joined = longer;
  }
  return joined;
}
