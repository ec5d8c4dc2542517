// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { measureRisk } from '../../src/rules/index.ts';
import { aRenewal } from './anAccount.ts';

test('the highest score, the sums and the earliest date', () => {
  const renewals = [
    aRenewal({ probabilityMicros: 700_000, valueCents: 100_000, renewalDate: '2026-12-31' }),
    aRenewal({ probabilityMicros: 912_345, valueCents: 33_333, renewalDate: '2026-11-01' }),
    aRenewal({ probabilityMicros: 800_000, valueCents: null, renewalDate: '2027-01-01' }),
  ];

  // 0.7 x 100,000 + 0.912345 x 33,333 = 100,411.196 cents
  expect(measureRisk(renewals)).toEqual({
    probabilityMicros: 912_345,
    valueAtRiskCents: 100_411n,
    renewalValueCents: 133_333n,
    valueIsPartial: true,
    renewalsAtRisk: 3,
    nextRenewalDate: '2026-11-01',
  });
});

test('the value at risk is rounded once, half up, over the whole sum', () => {
  const half = aRenewal({ probabilityMicros: 500_000, valueCents: 1 });
  const quarter = aRenewal({ probabilityMicros: 250_000, valueCents: 1 });
  const cents = [[half], [quarter], [quarter, quarter], [half, half, half]].map(
    (renewals) => measureRisk(renewals).valueAtRiskCents,
  );

  expect(cents).toEqual([1n, 0n, 1n, 2n]);
});

test('where no value is known the sums are 0', () => {
  const { valueAtRiskCents, renewalValueCents, valueIsPartial } = measureRisk([aRenewal({ valueCents: null })]);

  expect([valueAtRiskCents, renewalValueCents, valueIsPartial]).toEqual([0n, 0n, true]);
});

test('sums are exact beyond what a double holds', () => {
  const renewal = fc.record({
    probabilityMicros: fc.integer({ min: 0, max: 1_000_000 }),
    valueCents: fc.integer({ min: 0, max: 999_999_999_999_999 }),
  });
  fc.assert(
    fc.property(fc.array(renewal, { minLength: 1 }), (overs) => {
      const millionths = overs.reduce((sum, r) => sum + BigInt(r.probabilityMicros) * BigInt(r.valueCents), 0n);
      const { valueAtRiskCents, renewalValueCents } = measureRisk(overs.map(aRenewal));
      const error = valueAtRiskCents * 1_000_000n - millionths;
      expect(error > -500_000n && error <= 500_000n).toBe(true);
      expect(renewalValueCents).toBe(overs.reduce((sum, r) => sum + BigInt(r.valueCents), 0n));
    }),
  );
});
