// SPDX-License-Identifier: Apache-2.0
import type { Driver } from '../run/prediction.ts';
import type { AccountDriver } from './accountDrivers.ts';
import type { AtRiskRenewal } from './atRiskRenewal.ts';
import { compareCodePoints } from './codePointOrder.ts';
import { decimalText, divideHalfAway, exactDecimal, exactMillionths, powerOfTen } from './exactDecimal.ts';
import { expectedLoss } from './measureRisk.ts';

/** Rationale__c holds 32,768 characters; the rest is left to what the platform adds for line ends and escapes. */
export const RATIONALE_LENGTH = 32_000;

const RENEWALS_SHOWN = 10;
const DRIVERS_SHOWN = 3;

/**
 * Rationale__c: compact JSON of the account's drivers, its renewals of the largest expected loss and the gaps.
 * Too long: renewals are left out from the end, then gaps. Five drivers alone always fit.
 * `atRisk` as `renewalsByKey` gives it.
 */
export function composeRationale(
  drivers: readonly AccountDriver[],
  atRisk: readonly AtRiskRenewal[],
  gaps: readonly string[],
): string {
  const renewals = rankByLoss(atRisk).slice(0, RENEWALS_SHOWN).map(renewalJson);
  const shownGaps = gaps.map((gap) => JSON.stringify(gap));
  const render = (renewalCount: number, gapCount: number): string =>
    `{"v":1,"drivers":[${drivers.map(accountDriverJson).join()}],"renewals":[${renewals.slice(0, renewalCount).join()}]` +
    `,"more":${atRisk.length - renewalCount},"gaps":[${shownGaps.slice(0, gapCount).join()}]}`;
  for (let count = renewals.length; count >= 0; count--) {
    const text = render(count, gaps.length);
    if (text.length <= RATIONALE_LENGTH) return text;
  }
  return render(0, countFitting(shownGaps, RATIONALE_LENGTH - render(0, 0).length));
}

/** The largest expected loss first; ties: higher probability, then renewal_key (the order given). */
function rankByLoss(atRisk: readonly AtRiskRenewal[]): readonly AtRiskRenewal[] {
  return atRisk
    .map((entry) => ({ entry, loss: expectedLoss(entry.renewal) }))
    .sort(
      (left, right) =>
        (left.loss < right.loss ? 1 : left.loss > right.loss ? -1 : 0) ||
        right.entry.renewal.probabilityMicros - left.entry.renewal.probabilityMicros,
    )
    .map(({ entry }) => entry);
}

function renewalJson({ renewal, detail }: AtRiskRenewal): string {
  return JSON.stringify({
    k: renewal.renewalKey,
    p: renewal.product,
    d: renewal.renewalDate,
    a: renewal.valueCents === null ? null : renewal.valueCents / 100,
    r: renewal.probabilityMicros / 1_000_000,
    drivers: largest(detail.drivers).map(({ feature, label, value, contribution }) => ({
      f: feature,
      l: label,
      v: value,
      c: roundContribution(contribution),
    })),
  });
}

function accountDriverJson({ feature, label, value, contribution }: AccountDriver): string {
  return JSON.stringify({ f: feature, l: label, v: value, c: contributionNumber(contribution) });
}

/** By size, then feature, before rounding. */
function largest(drivers: readonly Driver[]): readonly Driver[] {
  return drivers
    .toSorted(
      (left, right) =>
        Math.abs(right.contribution) - Math.abs(left.contribution) || compareCodePoints(left.feature, right.feature),
    )
    .slice(0, DRIVERS_SHOWN);
}

/** To 4 places, half away from zero. */
function roundContribution(contribution: number): number {
  const millionths = exactMillionths(contribution);
  if (millionths !== undefined) return (Math.sign(millionths) * Math.floor((Math.abs(millionths) + 50) / 100)) / 10_000;
  const { digits, exponent } = exactDecimal(contribution);
  const shift = exponent + 4;
  return contributionNumber(shift >= 0 ? digits * powerOfTen(shift) : divideHalfAway(digits, powerOfTen(-shift)));
}

function contributionNumber(tenThousandths: bigint): number {
  return Number(decimalText(tenThousandths, 4));
}

/** How many texts, separated by commas, `length` characters hold. */
function countFitting(texts: readonly string[], length: number): number {
  let used = 0;
  const tooMany = texts.findIndex((text, i) => (used += text.length + (i > 0 ? 1 : 0)) > length);
  return tooMany < 0 ? texts.length : tooMany;
}
