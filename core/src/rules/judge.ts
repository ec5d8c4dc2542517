// SPDX-License-Identifier: Apache-2.0
import type { Renewal } from '../run/prediction.ts';
import { addDays } from './calendar.ts';
import { compareSeverity } from './severity.ts';
import type { Threshold } from './threshold.ts';

/** Why an account is at risk. */
export type Judgement = {
  /** The firing threshold that goes first (`compareSeverity`). */
  readonly deciding: Threshold;
  /** Indices of the renewals that meet at least one firing threshold, in the order given. */
  readonly atRisk: readonly number[];
};

/** Judges an account by its renewals; undefined: no threshold fires. */
export type Judge = (renewals: readonly Renewal[]) => Judgement | undefined;

/** `asOf` is the run's "today", `YYYY-MM-DD`. */
export function createJudge(thresholds: readonly Threshold[], asOf: string): Judge {
  const rules = thresholds.toSorted(compareSeverity).map((threshold) => createRule(threshold, asOf));
  const leastMicros = Math.min(...thresholds.map((threshold) => threshold.minMicros));
  return (renewals) => {
    // most accounts end here: this runs for every account of the run
    if (!renewals.some((renewal) => renewal.probabilityMicros >= leastMicros)) return undefined;
    const firing = rules.filter((rule) => fires(rule, renewals));
    const deciding = firing[0];
    if (deciding === undefined) return undefined;
    const atRisk = renewals.flatMap((renewal, i) => (firing.some((rule) => meets(renewal, rule)) ? [i] : []));
    return { deciding: deciding.threshold, atRisk };
  };
}

/** A threshold with its days as dates, which compare as text. */
export type DatedRule = { readonly threshold: Threshold; readonly firstDay: string; readonly lastDay: string };

export function createRule(threshold: Threshold, asOf: string): DatedRule {
  return { threshold, firstDay: asOf, lastDay: addDays(asOf, threshold.maxDays ?? Number.MAX_SAFE_INTEGER) };
}

/** True where the renewal meets everything of the threshold but its Min_Probability. */
export function meetsConditions(renewal: Renewal, { threshold, firstDay, lastDay }: DatedRule): boolean {
  return (
    // a renewal of unknown value meets only 0
    (renewal.valueCents ?? 0) >= threshold.minValueCents &&
    renewal.renewalDate >= firstDay &&
    renewal.renewalDate <= lastDay &&
    (threshold.segment === undefined || renewal.segment?.toLowerCase() === threshold.segment)
  );
}

function meets(renewal: Renewal, rule: DatedRule): boolean {
  return renewal.probabilityMicros >= rule.threshold.minMicros && meetsConditions(renewal, rule);
}

function fires(rule: DatedRule, renewals: readonly Renewal[]): boolean {
  let met = 0;
  for (const renewal of renewals) {
    if (meets(renewal, rule) && ++met >= rule.threshold.minRenewals) return true;
  }
  return false;
}
