// SPDX-License-Identifier: Apache-2.0
import type { Renewal } from '../run/prediction.ts';
import { divideHalfAway } from './exactDecimal.ts';

/** The figures of an account at risk that need no reasons: exact, in whole units. */
export type RiskMeasures = {
  /** The highest score, in millionths. */
  readonly probabilityMicros: number;
  /** Sum of probability x value over the renewals of known value, rounded half up once, in cents. */
  readonly valueAtRiskCents: bigint;
  /** Sum of the known values, in cents; 0 where none is known. */
  readonly renewalValueCents: bigint;
  readonly valueIsPartial: boolean;
  readonly renewalsAtRisk: number;
  /** `YYYY-MM-DD` */
  readonly nextRenewalDate: string;
};

/** Measures the renewals at risk of one account; there is at least one. */
export function measureRisk(atRisk: readonly Renewal[]): RiskMeasures {
  return {
    probabilityMicros: atRisk.reduce((most, renewal) => Math.max(most, renewal.probabilityMicros), 0),
    ...measureValue(atRisk),
    renewalValueCents: atRisk.reduce((sum, renewal) => sum + BigInt(renewal.valueCents ?? 0), 0n),
    renewalsAtRisk: atRisk.length,
    nextRenewalDate: atRisk.map((renewal) => renewal.renewalDate).reduce((least, day) => (day < least ? day : least)),
  };
}

/** What of a renewal its value at risk depends on. */
export type ValuedRenewal = Pick<Renewal, 'probabilityMicros' | 'valueCents'>;

/** The value at risk of one account: all that the control group asks about. */
export function measureValue(
  atRisk: readonly ValuedRenewal[],
): Pick<RiskMeasures, 'valueAtRiskCents' | 'valueIsPartial'> {
  const lossUnits = atRisk.reduce((sum, renewal) => sum + expectedLoss(renewal), 0n);
  return {
    valueAtRiskCents: divideHalfAway(lossUnits, 1_000_000n),
    valueIsPartial: atRisk.some((renewal) => renewal.valueCents === null),
  };
}

/** Probability x value in millionths of a cent; 0 where the value is not known. */
export function expectedLoss(renewal: ValuedRenewal): bigint {
  return BigInt(renewal.probabilityMicros) * BigInt(renewal.valueCents ?? 0);
}
