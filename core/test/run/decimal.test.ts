// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import {
  isDecimalText,
  scaleDouble,
  scaleFloat,
  scaleText,
  scaleUnscaled,
  shortestOfFloat,
} from '../../src/run/decimal.ts';

test.each([
  ['1.005', 2, 101],
  ['1.00499999999999999999', 2, 100],
  ['-0.005', 2, -1],
  ['-0.004', 2, 0],
  ['0.0000005', 6, 1],
  ['1e-6', 6, 1],
  ['12.5E+2', 2, 125_000],
  ['.5', 0, 1],
  ['7.', 2, 700],
  ['+7', 2, 700],
  ['000123.450', 2, 12_345],
  ['0.00e5', 2, 0],
  ['9999999999999.99', 2, 999_999_999_999_999],
  ['0.5e-400', 6, 0],
  ['0e999999999999', 2, 0],
  ['1e999999999999', 2, Infinity],
])('%s at %i places is %d', (text, places, expected) => {
  expect(scaleText(text, places)).toBe(expected);
});

test.each(['', '.', '-', 'e5', '1e', '1,5', ' 1', '1 ', '0x1', 'NaN', 'Infinity', '1.2.3', '١'])(
  '%j is no decimal',
  (text) => {
    expect([isDecimalText(text), scaleText(text, 2)]).toEqual([false, NaN]);
  },
);

/** Its multiple by 10^6 lies below 2^53. */
const LARGEST = 9n * 10n ** 9n;

/** The rule itself, spelt with big integers: half away from zero. */
function scaleExactly(digits: bigint, decimals: number, places: number): number {
  if (decimals <= places) return Number(digits * 10n ** BigInt(places - decimals));
  const unit = 10n ** BigInt(decimals - places);
  const size = digits < 0n ? -digits : digits;
  const rounded = (size + unit / 2n) / unit;
  return Number(digits < 0n ? -rounded : rounded) || 0;
}

const decimalText = (digits: bigint, decimals: number) => {
  const size = String(digits < 0n ? -digits : digits).padStart(decimals + 1, '0');
  const cut = size.length - decimals;
  return `${digits < 0n ? '-' : ''}${size.slice(0, cut)}.${size.slice(cut)}`;
};

test('text is rounded half away from zero, whatever its length', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -LARGEST, max: LARGEST }), fc.nat(12), fc.nat(6), (digits, decimals, places) => {
      const expected = scaleExactly(digits, decimals, places);

      expect(scaleText(decimalText(digits, decimals), places)).toBe(expected);
      expect(scaleUnscaled(digits, decimals, places)).toBe(expected);
    }),
  );
});

test('a double is rounded as its shortest decimal form', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(2, 6), (value, places) => {
      expect(scaleDouble(value, places)).toBe(scaleText(String(value), places));
    }),
  );
});

test('a double that has few decimals in text is rounded as that text, ties included', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom(2, 6),
      (digits, decimals, places) => {
        const value = Number(decimalText(BigInt(digits), decimals));

        expect(scaleDouble(value, places)).toBe(scaleExactly(BigInt(digits), decimals, places));
      },
    ),
    { numRuns: 2000 },
  );
});

test('what is no number is none', () => {
  expect([scaleDouble(NaN, 2), scaleDouble(Infinity, 2), scaleDouble(-Infinity, 2)]).toEqual([NaN, NaN, NaN]);
});

test('a 32-bit float is rounded as the shortest decimal that it stands for', () => {
  expect([0.1, 1.005, 16777216, 1.0000005].map((value) => scaleFloat(Math.fround(value), 6))).toEqual([
    100_000, 1_005_000, 16_777_216_000_000, 1_000_001,
  ]);
});

const LARGE_FLOAT = 2 ** 100;
const SMALLEST_NORMAL_FLOAT = 2 ** -126;

test('the shortest decimal of a 32-bit float stands for it, and none with fewer digits does', () => {
  fc.assert(
    fc.property(
      fc.float({ noNaN: true, noDefaultInfinity: true, min: SMALLEST_NORMAL_FLOAT, max: LARGE_FLOAT }),
      (value) => {
        const shortest = shortestOfFloat(value);
        const digits = shortest.toExponential().replace(/e.*|\D/g, '').length;

        expect(Math.fround(shortest)).toBe(value);
        if (digits > 1) expect(Math.fround(Number(value.toPrecision(digits - 1)))).not.toBe(value);
      },
    ),
  );
});
