// SPDX-License-Identifier: Apache-2.0
// Exact rounding of numbers as a contract column wants them: whole multiples of 10^-places, half away from zero. Results
// above 2^53 are the nearest double: every range ends below.

/** 10^0 to 10^22: the powers of ten that a double holds exactly. */
const POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** More digits than any number in range has; such a number is "too large" without being spelt out. */
const MANY_DIGITS = 40;

const DECIMAL_TEXT = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Whether the text is a decimal number, with or without exponent. */
export function isDecimalText(text: string): boolean {
  const parts = DECIMAL_TEXT.exec(text);
  return parts !== null && (parts[2] ?? '') + (parts[3] ?? '') !== '';
}

/**
 * `text` x 10^places as a whole number, rounded half away from zero from its digits.
 * NaN where the text is no decimal number, an infinity where it is far out of every range.
 */
export function scaleText(text: string, places: number): number {
  const parts = DECIMAL_TEXT.exec(text);
  if (!parts) return NaN;
  const whole = parts[2] ?? '';
  const digits = whole + (parts[3] ?? '');
  if (digits === '') return NaN;
  const size = roundDigits(digits, whole.length + Number(parts[4] ?? 0) + places);
  return parts[1] === '-' && size !== 0 ? -size : size;
}

/** The same for a double, from its shortest decimal form. */
export function scaleDouble(value: number, places: number): number {
  const scaled = Math.abs(value) * (POWERS_OF_TEN[places] ?? NaN);
  // below 2^30 the product is off by less than 2^-23, so away from a tie the rounding is already right
  if (scaled < 2 ** 30 && Math.abs(scaled - Math.floor(scaled) - 0.5) > 1e-6) {
    const size = Math.round(scaled);
    return value < 0 && size !== 0 ? -size : size;
  }
  return scaleText(String(value), places);
}

/** The same for a value of a 32-bit float column, from the shortest decimal form that a 32-bit float has. */
export function scaleFloat(value: number, places: number): number {
  return scaleDouble(shortestOfFloat(value), places);
}

/** The same for `unscaled` x 10^-scale, as Parquet's DECIMAL holds it. */
export function scaleUnscaled(unscaled: number | bigint, scale: number, places: number): number {
  if (scale === places || Number.isNaN(unscaled)) return Number(unscaled);
  return scaleText(`${unscaled}e-${scale}`, places);
}

/** The double with the fewest decimal digits that a 32-bit float rounds to the same value (0.1, not 0.10000000149011612). */
export function shortestOfFloat(value: number): number {
  if (!Number.isFinite(value)) return value;
  // 6 digits always survive a 32-bit float, 9 always tell two of them apart
  for (let digits = 6; digits < 9; digits++) {
    const shortest = Number(value.toPrecision(digits));
    if (Math.fround(shortest) === value) return shortest;
  }
  return Number(value.toPrecision(9));
}

/** The first `count` of the digits as a number (zeros are added at the end), rounded by the digit that follows. */
function roundDigits(digits: string, count: number): number {
  const leadingZeros = /^0*/.exec(digits)?.[0].length ?? 0;
  const significant = digits.slice(leadingZeros);
  const length = count - leadingZeros;
  if (significant === '' || length < 0) return 0;
  if (length > MANY_DIGITS) return Infinity;
  const kept = Number(significant.slice(0, length).padEnd(length, '0'));
  return significant.charCodeAt(length) >= FIVE ? kept + 1 : kept;
}

const FIVE = '5'.charCodeAt(0);
