// SPDX-License-Identifier: Apache-2.0
import { checkDetail } from '../../src/run/detailCheck.ts';
import type { Renewal } from '../../src/run/prediction.ts';
import type { DetailCells } from '../../src/run/row.ts';

const NONE: DetailCells = { drivers: null, baseValue: null, otherContribution: null, gaps: null };
const PLAIN = { a: 1, b: 0 };

const aRenewal = (over: Partial<Renewal> = {}): Renewal => ({
  renewalKey: '1',
  product: 'Journal',
  renewalDate: '2026-01-31',
  valueCents: 100,
  segment: null,
  probabilityMicros: 500_000,
  ...over,
});
const driver = (feature: string, contribution: number) => ({ feature, label: 'L', value: 'v', contribution });

test('drivers come by size, then feature', () => {
  const drivers = [driver('c', 0.1), driver('b', -0.5), driver('a', 0.5), driver('B', 0.5), driver('d', -0.7)];

  const detail = checkDetail({ ...NONE, drivers }, aRenewal(), PLAIN);

  expect(detail).toMatchObject({ drivers: ['d', 'B', 'a', 'b', 'c'].map((feature) => ({ feature })) });
});

test('drivers and gaps may be lists or their JSON text; extra keys of a driver are dropped', () => {
  const listed = { drivers: [{ ...driver('a', 1), extra: 1 }], gaps: ['g', 'f'] };
  const spelt = { drivers: JSON.stringify(listed.drivers), gaps: JSON.stringify(listed.gaps) };
  const expected = { drivers: [driver('a', 1)], gaps: ['g', 'f'] };

  expect(checkDetail({ ...NONE, ...listed }, aRenewal(), PLAIN)).toEqual(expected);
  expect(checkDetail({ ...NONE, ...spelt }, aRenewal(), PLAIN)).toEqual(expected);
});

test.each([null, '', 'null', '[]', []])(
  'drivers %j are none, and the reader says that no reasons were given',
  (drivers) => {
    expect(checkDetail({ ...NONE, drivers }, aRenewal(), PLAIN)).toEqual({
      drivers: [],
      gaps: ['No reasons were given'],
    });
  },
);

test("the reader's gaps follow the given ones, and none is told twice", () => {
  const gaps = ['No reasons were given', 'other'];

  const detail = checkDetail({ ...NONE, gaps }, aRenewal({ valueCents: null }), PLAIN);

  expect(detail).toEqual({ drivers: [], gaps: [...gaps, 'Renewal value is not known'] });
});

/** At margin 0 the plain probability is 0.5. */
test.each([
  [500_010, undefined],
  [499_990, undefined],
  [500_011, 'bad_rationale'],
  [499_989, 'bad_rationale'],
])('a rationale that adds up to 0.5 and a probability of %i millionths: %j', (probabilityMicros, code) => {
  const cells = { ...NONE, baseValue: 1, otherContribution: -1.5, drivers: [driver('a', 0.25), driver('b', 0.25)] };

  expect(checkDetail(cells, aRenewal({ probabilityMicros }), PLAIN)).toEqual(
    code === undefined
      ? expect.objectContaining({ gaps: [] })
      : expect.objectContaining({ code, column: 'churn_probability' }),
  );
});

test("the rationale is judged with the model's calibration", () => {
  const cells = { ...NONE, baseValue: 2, otherContribution: 0 };
  const calibrated = { a: 0.5, b: -1 };

  expect(checkDetail(cells, aRenewal(), calibrated)).toHaveProperty('gaps');
  expect(checkDetail(cells, aRenewal(), PLAIN)).toHaveProperty('code', 'bad_rationale');
});

test('a rationale whose sum is no number does not add up', () => {
  const cells = {
    ...NONE,
    baseValue: 1.7e308,
    otherContribution: -1.7e308,
    drivers: [driver('a', 1.7e308), driver('b', -1)],
  };

  expect(checkDetail(cells, aRenewal(), { a: 0, b: 0 })).toHaveProperty('code', 'bad_rationale');
});
