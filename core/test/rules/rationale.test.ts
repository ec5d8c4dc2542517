// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { AccountDriver } from '../../src/rules/accountDrivers.ts';
import { renewalsByKey } from '../../src/rules/atRiskRenewal.ts';
import { composeRationale, RATIONALE_LENGTH } from '../../src/rules/rationale.ts';
import { aDriver, anAccount } from './anAccount.ts';
import type { RenewalExample } from './anAccount.ts';

const compose = (renewals: readonly RenewalExample[], gaps: readonly string[] = [], drivers: AccountDriver[] = []) => {
  const account = anAccount(renewals);
  return composeRationale(
    drivers,
    renewalsByKey(
      account,
      account.renewals.map((_, i) => i),
    ),
    gaps,
  );
};
const keysOf = (text: string): string[] => JSON.parse(text).renewals.map((renewal: { k: string }) => renewal.k);

test('is compact JSON with its keys in a fixed order', () => {
  const drivers = [{ feature: 'usage', label: 'Usage', value: 12.5, contribution: 12_346n, raises: true }];
  const renewal = {
    renewalKey: '007-X',
    product: 'The "Journal"',
    valueCents: 123_450,
    probabilityMicros: 712_300,
    drivers: [aDriver({ value: 12.5, contribution: 1.23456 })],
  };

  expect(compose([renewal], ['No usage data'], drivers)).toBe(
    '{"v":1,"drivers":[{"f":"usage","l":"Usage","v":12.5,"c":1.2346}],' +
      '"renewals":[{"k":"007-X","p":"The \\"Journal\\"","d":"2026-12-31","a":1234.5,"r":0.7123,' +
      '"drivers":[{"f":"usage","l":"Usage","v":12.5,"c":1.2346}]}],"more":0,"gaps":["No usage data"]}',
  );
});

test('an unknown value is null', () => {
  expect(JSON.parse(compose([{ valueCents: null }])).renewals[0].a).toBeNull();
});

test('renewals come by expected loss, then probability, then key; an unknown value loses nothing', () => {
  const text = compose([
    { renewalKey: 'unknown', valueCents: null, probabilityMicros: 900_000 },
    { renewalKey: 'free', valueCents: 0, probabilityMicros: 950_000 },
    { renewalKey: 'b', valueCents: 200, probabilityMicros: 250_000 },
    { renewalKey: 'A', valueCents: 200, probabilityMicros: 250_000 },
    { renewalKey: 'likely', valueCents: 100, probabilityMicros: 500_000 },
    { renewalKey: 'large', valueCents: 1_000, probabilityMicros: 250_000 },
  ]);

  expect(keysOf(text)).toEqual(['large', 'likely', 'A', 'b', 'free', 'unknown']);
});

test('ten renewals are shown and the others are counted', () => {
  const text = compose(Array.from({ length: 13 }, (_, i) => ({ valueCents: 1_000 - i })));

  expect([keysOf(text).length, JSON.parse(text).more]).toEqual([10, 3]);
});

test('a renewal shows its three largest drivers, by size before rounding, ties by feature', () => {
  const drivers = [
    aDriver({ feature: 'd', contribution: 0.10001 }),
    aDriver({ feature: 'c', contribution: -0.10002 }),
    aDriver({ feature: 'b', contribution: 0.5 }),
    aDriver({ feature: 'a', contribution: -0.5 }),
  ];
  const shown = JSON.parse(compose([{ drivers }])).renewals[0].drivers;

  expect(shown.map((driver: { f: string; c: number }) => [driver.f, driver.c])).toEqual([
    ['a', -0.5],
    ['b', 0.5],
    ['c', -0.1],
  ]);
});

test.each([
  [0.00005, 0.0001],
  [-0.00005, -0.0001],
  [1.00005, 1.0001],
  [-0.00001, 0],
  [1e21, 1e21],
])('a contribution of %d is written as %d', (contribution, written) => {
  const text = compose([{ drivers: [aDriver({ contribution })] }]);

  expect(JSON.parse(text).renewals[0].drivers[0].c).toBe(written);
});

test('too long: renewals are left out from the end and counted', () => {
  const wide = { product: 'p'.repeat(4_000) };
  const text = compose(
    Array.from({ length: 12 }, (_, i) => ({ ...wide, valueCents: 1_000 - i })),
    ['gap'],
  );

  expect([keysOf(text), JSON.parse(text).more, JSON.parse(text).gaps]).toEqual([
    ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7'],
    5,
    ['gap'],
  ]);
});

test('still too long: all renewals are gone before a gap goes', () => {
  const gaps = Array.from({ length: 200 }, (_, i) => `${i} `.padEnd(200, 'x'));
  const { renewals, more, gaps: shown } = JSON.parse(compose([{}, {}], gaps));

  // 48 characters without gaps, each gap 202 and a comma: 157 x 203 - 1 = 31,870
  expect([renewals, more, shown]).toEqual([[], 2, gaps.slice(0, 157)]);
});

test('never longer than allowed, and not shorter than needed', () => {
  const text = fc.string({ unit: 'binary', maxLength: 120 });
  const gap = fc.string({ minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), fc.array(gap, { maxLength: 250 }), (values, gaps) => {
      const longGaps = gaps.map((g) => g.padEnd(150, '"'));
      const renewals = values.map((value) => ({
        product: value,
        drivers: [aDriver({ value, label: 'l'.repeat(120) })],
      }));
      const composed = compose(renewals, longGaps);
      const parsed = JSON.parse(composed);
      expect(composed.length).toBeLessThanOrEqual(RATIONALE_LENGTH);
      expect(parsed.renewals.length + parsed.more).toBe(renewals.length);
      const dropped = longGaps[parsed.gaps.length];
      if (dropped !== undefined) {
        expect(parsed.renewals).toEqual([]);
        expect(composed.length + JSON.stringify(dropped).length + 1).toBeGreaterThan(RATIONALE_LENGTH);
      }
    }),
  );
});
