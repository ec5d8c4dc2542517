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
export type Judge<R = Renewal> = (renewals: readonly R[]) => Judgement | undefined;

/** `asOf` is the run's "today", `YYYY-MM-DD`. */
export function createJudge(thresholds: readonly Threshold[], asOf: string): Judge {
  return createJudgeOf(thresholds, (threshold) => createConditions(threshold, asOf));
}

/** True where a renewal meets everything of a threshold but its Min_Probability. */
export type Conditions<R> = (renewal: R) => boolean;

/** A judge of renewals in any form, given the conditions of each threshold. */
export function createJudgeOf<R extends Pick<Renewal, 'probabilityMicros'>>(
  thresholds: readonly Threshold[],
  conditionsOf: (threshold: Threshold) => Conditions<R>,
): Judge<R> {
  const rules = [...thresholds]
    .sort(compareSeverity)
    .map((threshold) => createRule(threshold, conditionsOf(threshold)));
  const leastMicros = Math.min(...thresholds.map((threshold) => threshold.minMicros));
  return (renewals) => {
    // most accounts end here: this runs for every account of the run
    if (!renewals.some((renewal) => renewal.probabilityMicros >= leastMicros)) return undefined;
    const firing = rules.filter((rule) => fires(rule, renewals));
    const deciding = firing[0];
    if (deciding === undefined) return undefined;
    const atRisk = renewals.flatMap((renewal, i) => (firing.some(({ meets }) => meets(renewal)) ? [i] : []));
    return { deciding: deciding.threshold, atRisk };
  };
}

/** The conditions of a threshold, its days as dates, which compare as text. */
export function createConditions(threshold: Threshold, asOf: string): Conditions<Renewal> {
  const lastDay = addDays(asOf, threshold.maxDays ?? Number.MAX_SAFE_INTEGER);
  return (renewal) =>
    // a renewal of unknown value meets only 0
    (renewal.valueCents ?? 0) >= threshold.minValueCents &&
    renewal.renewalDate >= asOf &&
    renewal.renewalDate <= lastDay &&
    (threshold.segment === undefined || renewal.segment?.toLowerCase() === threshold.segment);
}

type Rule<R> = { readonly threshold: Threshold; readonly meets: Conditions<R> };

function createRule<R extends Pick<Renewal, 'probabilityMicros'>>(
  threshold: Threshold,
  meetsConditions: Conditions<R>,
): Rule<R> {
  const { minMicros } = threshold;
  return { threshold, meets: (renewal) => renewal.probabilityMicros >= minMicros && meetsConditions(renewal) };
}

function fires<R>({ threshold, meets }: Rule<R>, renewals: readonly R[]): boolean {
  let met = 0;
  for (const renewal of renewals) {
    if (meets(renewal) && ++met >= threshold.minRenewals) return true;
  }
  return false;
}
