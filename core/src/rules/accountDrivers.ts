// SPDX-License-Identifier: Apache-2.0
import type { Driver } from '../run/prediction.ts';
import type { AtRiskRenewal } from './atRiskRenewal.ts';
import { compareCodePoints } from './codePointOrder.ts';
import { divideHalfAway, exactDecimal, exactMillionths, powerOfTen } from './exactDecimal.ts';
import type { ExactDecimal } from './exactDecimal.ts';
import { expectedLoss } from './measureRisk.ts';

/** A feature's weight over all renewals at risk of an account. */
export type AccountDriver = {
  readonly feature: string;
  readonly label: string;
  readonly value: string | number;
  /** The weighted mean contribution in ten-thousandths of log-odds, half away from zero. */
  readonly contribution: bigint;
  /** By the sign of the exact mean: a tiny mean raises the risk even where it rounds to 0. */
  readonly raises: boolean;
};

/**
 * All features of an account, the largest exact mean first, ties by feature.
 * `atRisk` as `renewalsByKey` gives it. Sums are exact, so no order of rows can tip a tie.
 */
export function rankAccountDrivers(atRisk: readonly AtRiskRenewal[]): readonly AccountDriver[] {
  const weights = weigh(atRisk);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const mentions = groupByFeature(atRisk, weights);
  const exponent = leastExponent(mentions);
  // all means share the denominator, so their numerators compare as the means do
  return [...mentions]
    .map(([feature, mentioned]) => ({ feature, mentioned, sum: weightedSum(mentioned, exponent) }))
    .sort((left, right) => compareSize(right.sum, left.sum) || compareCodePoints(left.feature, right.feature))
    .map(({ feature, mentioned, sum }) => {
      const { label, value } = spokesman(mentioned, sum);
      return { feature, label, value, contribution: toTenThousandths(sum, exponent, total), raises: sum > 0n };
    });
}

/** Contributions are written in ten-thousandths. */
const PLACES = 4;

/** One renewal's word on a feature. */
type Mention = { readonly driver: Driver; readonly exact: ExactDecimal; readonly weight: bigint };

/** By expected loss where all values are known and there is one, else by probability, else all alike. */
function weigh(atRisk: readonly AtRiskRenewal[]): readonly bigint[] {
  const losses = atRisk.map(({ renewal }) => expectedLoss(renewal));
  const allKnown = atRisk.every(({ renewal }) => renewal.valueCents !== null);
  if (allKnown && losses.some((loss) => loss > 0n)) return losses;
  const scores = atRisk.map(({ renewal }) => BigInt(renewal.probabilityMicros));
  return scores.some((score) => score > 0n) ? scores : atRisk.map(() => 1n);
}

function groupByFeature(
  atRisk: readonly AtRiskRenewal[],
  weights: readonly bigint[],
): ReadonlyMap<string, readonly Mention[]> {
  const groups = new Map<string, Mention[]>();
  atRisk.forEach(({ detail }, i) => {
    for (const driver of detail.drivers) {
      const mention = { driver, exact: exactContribution(driver), weight: weights[i] ?? 0n };
      const group = groups.get(driver.feature);
      if (group === undefined) groups.set(driver.feature, [mention]);
      else group.push(mention);
    }
  });
  return groups;
}

function exactContribution({ contribution }: Driver): ExactDecimal {
  const millionths = exactMillionths(contribution);
  return millionths === undefined ? exactDecimal(contribution) : { digits: BigInt(millionths), exponent: -6 };
}

function leastExponent(groups: ReadonlyMap<string, readonly Mention[]>): number {
  let least = 0;
  for (const group of groups.values()) for (const { exact } of group) least = Math.min(least, exact.exponent);
  return least;
}

/** In units of 10^`exponent`. */
function weightedSum(mentions: readonly Mention[], exponent: number): bigint {
  return mentions.reduce(
    (sum, { exact, weight }) => sum + weight * scaleUp(exact.digits, exact.exponent - exponent),
    0n,
  );
}

function scaleUp(digits: bigint, power: number): bigint {
  return power === 0 ? digits : digits * powerOfTen(power);
}

function toTenThousandths(sum: bigint, exponent: number, total: bigint): bigint {
  const shift = exponent + PLACES;
  return shift >= 0 ? divideHalfAway(sum * powerOfTen(shift), total) : divideHalfAway(sum, total * powerOfTen(-shift));
}

/** Whose label and value are shown: the largest contribution with the sign of the mean, of either sign for a mean of 0. */
function spokesman(mentions: readonly Mention[], sum: bigint): Driver {
  const drivers = mentions.map(({ driver }) => driver);
  const agreeing = sum === 0n ? drivers : drivers.filter(({ contribution }) => contribution > 0 === sum > 0n);
  return agreeing.reduce((best, driver) =>
    Math.abs(driver.contribution) > Math.abs(best.contribution) ? driver : best,
  );
}

function compareSize(left: bigint, right: bigint): number {
  const [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  return a < b ? -1 : a > b ? 1 : 0;
}
