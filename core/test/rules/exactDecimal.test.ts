// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import {
  ceilScaled,
  decimalText,
  divideHalfAway,
  exactDecimal,
  exactMillionths,
  figureOf,
  floorScaled,
} from '../../src/rules/exactDecimal.ts';

test.each<[number, bigint, number]>([
  [0, 0n, 0],
  [12, 12n, 0],
  [-0.5, -5n, -1],
  [0.1, 1n, -1],
  [1.25e-9, 125n, -11],
  [5e-324, 5n, -324],
  [1e21, 1n, 21],
  [1.7976931348623157e308, 17976931348623157n, 292],
])('%d is what its shortest text says', (value, digits, exponent) => {
  expect(exactDecimal(value)).toEqual({ digits, exponent });
});

test('a number is its exact decimal', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const { digits, exponent } = exactDecimal(value);
      expect(Number(`${digits}e${exponent}`)).toBe(value === 0 ? 0 : value);
    }),
  );
});

test('scaling down and up meet only where nothing is cut', () => {
  const bounds = (value: number) => [floorScaled(exactDecimal(value), 2), ceilScaled(exactDecimal(value), 2)];

  expect([0.29, 0.291, 7, 3e5, 0].map(bounds)).toEqual([
    [29n, 29n],
    [29n, 30n],
    [700n, 700n],
    [30_000_000n, 30_000_000n],
    [0n, 0n],
  ]);
});

test.each<[bigint, bigint, bigint]>([
  [5n, 10n, 1n],
  [-5n, 10n, -1n],
  [4n, 10n, 0n],
  [-4n, 10n, 0n],
  [14n, 10n, 1n],
  [15n, 10n, 2n],
  [7n, 3n, 2n],
])('%d / %d is %d, half away from zero', (numerator, denominator, quotient) => {
  expect(divideHalfAway(numerator, denominator)).toBe(quotient);
});

test('decimal text has exactly its places', () => {
  expect([decimalText(0n, 2), decimalText(-5n, 2), decimalText(12345n, 2), decimalText(7n, 0)]).toEqual([
    '0.00',
    '-0.05',
    '123.45',
    '7',
  ]);
});

test('a figure is a number as long as a double tells cents apart, else text', () => {
  expect([figureOf(123450n, 2), figureOf(999_999_999_999_999n, 2), figureOf(8_999_999_999_999_991n, 2)]).toEqual([
    1234.5,
    9_999_999_999_999.99,
    '89999999999999.91',
  ]);
});

test('a number is whole millionths exactly where its shortest text says so', () => {
  const millionths = fc.integer({ min: -1e9, max: 1e9 }).map((whole) => whole / 1e6);
  fc.assert(
    fc.property(fc.oneof(millionths, fc.double({ noNaN: true, noDefaultInfinity: true })), (value) => {
      const { digits, exponent } = exactDecimal(value);
      const fits = exponent >= -6 && Math.abs(value) < 1e9;

      expect(exactMillionths(value)).toEqual(fits ? Number(digits) * 10 ** (exponent + 6) + 0 : undefined);
    }),
  );
});
