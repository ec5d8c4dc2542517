// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { rankAccountDrivers } from '../../src/rules/accountDrivers.ts';
import { renewalsByKey } from '../../src/rules/atRiskRenewal.ts';
import { aDriver, anAccount } from './anAccount.ts';
import type { RenewalExample } from './anAccount.ts';

const rank = (...renewals: readonly RenewalExample[]) => {
  const account = anAccount(renewals);
  return rankAccountDrivers(
    renewalsByKey(
      account,
      account.renewals.map((_, i) => i),
    ),
  );
};
const usage = (contribution: number, value: string | number = 'v', label = 'Usage') => ({
  drivers: [aDriver({ contribution, value, label })],
});

test('means are weighted by probability x value where all values are known', () => {
  const [mean] = rank(
    { probabilityMicros: 500_000, valueCents: 100_00, ...usage(1) },
    { probabilityMicros: 250_000, valueCents: 600_00, ...usage(-0.5) },
  );

  // weights 50 and 150: (50 - 75) / 200
  expect(mean).toEqual({ feature: 'usage', label: 'Usage', value: 'v', contribution: -1_250n, raises: false });
});

test('means are weighted by probability where a value is unknown', () => {
  const [mean] = rank(
    { probabilityMicros: 500_000, valueCents: null, ...usage(1) },
    { probabilityMicros: 250_000, valueCents: 600_00, ...usage(-0.5) },
  );

  expect(mean?.contribution).toBe(5_000n);
});

test('means are weighted by probability where all values are 0', () => {
  const [mean] = rank(
    { probabilityMicros: 750_000, valueCents: 0, ...usage(1) },
    { probabilityMicros: 250_000, valueCents: 0, ...usage(0) },
  );

  expect(mean?.contribution).toBe(7_500n);
});

test('all renewals weigh the same where all probabilities are 0', () => {
  const [mean] = rank({ probabilityMicros: 0, ...usage(1) }, { probabilityMicros: 0, ...usage(0.5) });

  expect(mean?.contribution).toBe(7_500n);
});

test('a renewal that does not name the feature counts as 0', () => {
  expect(rank(usage(1), { drivers: [] }, { drivers: [] }, { drivers: [] })[0]?.contribution).toBe(2_500n);
});

test('label and value come from the largest contribution with the sign of the mean', () => {
  const [mean] = rank(usage(-0.9, 'against', 'A'), usage(0.8, 'with', 'B'), usage(0.5, 'less', 'C'));

  expect([mean?.label, mean?.value, mean?.raises]).toEqual(['B', 'with', true]);
});

test('a tie of label and value goes to the smallest renewal_key, in lower case', () => {
  const [mean] = rank(
    { renewalKey: 'c', ...usage(0.5, 'c') },
    { renewalKey: 'B', ...usage(0.5, 'B') },
    { renewalKey: 'a', ...usage(0.4, 'a') },
  );

  expect(mean?.value).toBe('B');
});

test('a mean of 0 takes the largest contribution of either sign and raises nothing', () => {
  const [mean] = rank(
    { valueCents: 1, ...usage(-0.9, 'down') },
    { valueCents: 3, ...usage(0.1, 'up') },
    { valueCents: 6, ...usage(0.1, 'up') },
  );

  expect(mean).toEqual({ feature: 'usage', label: 'Usage', value: 'down', contribution: 0n, raises: false });
});

test('features are ranked by exact size, ties by feature', () => {
  const drivers = [
    aDriver({ feature: 'b', contribution: 0.5 }),
    aDriver({ feature: 'a', contribution: -0.5 }),
    aDriver({ feature: 'tiny', contribution: 0.00001 }),
    aDriver({ feature: 'tinier', contribution: -0.000009 }),
    aDriver({ feature: 'large', contribution: -2 }),
  ];

  expect(rank({ drivers }).map(({ feature, contribution, raises }) => [feature, contribution, raises])).toEqual([
    ['large', -20_000n, false],
    ['a', -5_000n, false],
    ['b', 5_000n, true],
    ['tiny', 0n, true],
    ['tinier', 0n, false],
  ]);
});

test('half a ten-thousandth is rounded away from zero', () => {
  expect([0.00005, -0.00005, 0.00004999].map((size) => rank(usage(size))[0]?.contribution)).toEqual([1n, -1n, 0n]);
});

test('contributions of any exponent stay exact', () => {
  const [first, second] = rank({
    drivers: [aDriver({ feature: 'small', contribution: 5e-324 }), aDriver({ feature: 'huge', contribution: -1e300 })],
  });

  expect([first?.contribution, second?.raises]).toEqual([-(10n ** 304n), true]);
});

test('the order of renewals changes nothing, where binary sums would differ', () => {
  const contribution = fc.oneof(
    fc.constantFrom(0.1, 0.2, 0.3, -0.3, 1e16, -1e16),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const renewal = fc.record({
    probabilityMicros: fc.integer({ min: 0, max: 1_000_000 }),
    contributions: fc.array(contribution, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(renewal, { minLength: 1, maxLength: 6 }), (given) => {
      const renewals = given.map(({ probabilityMicros, contributions }, i) => ({
        renewalKey: `R${i}`,
        probabilityMicros,
        drivers: contributions.map((size, f) => aDriver({ feature: `f${f}`, value: i, contribution: size })),
      }));
      expect(rank(...renewals.toReversed())).toEqual(rank(...renewals));
    }),
  );
});
