// SPDX-License-Identifier: Apache-2.0
// Numbers are taken as the decimal that people read: the shortest text of the double. 0.29 is 29/100 here, whatever binary makes of it.
import type { Figure } from './riskFields.ts';

/** Exactly `digits` x 10^`exponent`. */
export type ExactDecimal = { readonly digits: bigint; readonly exponent: number };

/** The decimal that a finite number's shortest text says. */
export function exactDecimal(value: number): ExactDecimal {
  const [mantissa = '', power = '0'] = String(value).split('e');
  const point = mantissa.indexOf('.');
  if (point < 0) return { digits: BigInt(mantissa), exponent: Number(power) };
  const places = mantissa.length - point - 1;
  return { digits: BigInt(mantissa.slice(0, point) + mantissa.slice(point + 1)), exponent: Number(power) - places };
}

/** The same as whole millionths, which is far quicker; undefined where the decimal has more than 6 places, or 15 digits. */
export function exactMillionths(value: number): number | undefined {
  const millionths = Math.round(value * 1e6) + 0;
  // a double stands for one decimal of 15 digits at most, so this one is its shortest
  return millionths / 1e6 === value && Math.abs(millionths) < 1e15 ? millionths : undefined;
}

/** 10^`power` for a power >= 0. */
export function powerOfTen(power: number): bigint {
  return (POWERS[power] ??= 10n ** BigInt(power));
}

const POWERS: bigint[] = [];

/** The greatest whole number of units of 10^-`places` that is not above a value >= 0. */
export function floorScaled({ digits, exponent }: ExactDecimal, places: number): bigint {
  const shift = exponent + places;
  return shift >= 0 ? digits * powerOfTen(shift) : digits / powerOfTen(-shift);
}

/** The least whole number of units of 10^-`places` that is not below a value >= 0. */
export function ceilScaled({ digits, exponent }: ExactDecimal, places: number): bigint {
  const shift = exponent + places;
  if (shift >= 0) return digits * powerOfTen(shift);
  const unit = powerOfTen(-shift);
  return (digits + unit - 1n) / unit;
}

/** `numerator` / `denominator` (> 0) as a whole number, half away from zero. */
export function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** `units` x 10^-`places` as text with exactly that many places. */
export function decimalText(units: bigint, places: number): string {
  const size = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const sign = units < 0n ? '-' : '';
  return `${sign}${size.slice(0, size.length - places)}${places > 0 ? '.' : ''}${size.slice(size.length - places)}`;
}

/** `units` x 10^-`places` as it is written: a number where a double holds every decimal of that size, else text. */
export function figureOf(units: bigint, places: number): Figure {
  const text = decimalText(units, places);
  // 15 significant digits always survive a double
  return units > -(10n ** 15n) && units < 10n ** 15n ? Number(text) : text;
}
