// SPDX-License-Identifier: Apache-2.0
import { parseListText } from './listText.ts';
import type { Driver } from './prediction.ts';
import { textFault } from './textCheck.ts';

export const MAX_DRIVERS = 10;
export const MAX_FEATURE = 80;
export const MAX_LABEL = 120;
export const MAX_VALUE = 120;

/** Reads a `drivers` cell: sorted by size, then feature; or what is wrong with it, in words. Null and empty: none. */
export function readDrivers(cell: unknown): readonly Driver[] | string {
  const list = parseListText(cell);
  if (list === undefined) return 'is no list of drivers';
  if (list.length > MAX_DRIVERS) return `lists more than ${MAX_DRIVERS} drivers (${list.length})`;
  const drivers: Driver[] = [];
  for (const item of list) {
    const driver = readDriver(item);
    if (typeof driver === 'string') return `${driver} (driver ${drivers.length + 1})`;
    if (drivers.some(({ feature }) => feature === driver.feature))
      return `names a feature twice (driver ${drivers.length + 1})`;
    drivers.push(driver);
  }
  return drivers.sort(bySizeThenFeature);
}

function readDriver(item: unknown): Driver | string {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return 'holds something that is no driver';
  const { feature, label, value: given, contribution: effect } = item as Record<string, unknown>;
  if (typeof feature !== 'string') return 'has a feature that is no text';
  if (typeof label !== 'string') return 'has a label that is no text';
  const value = plainNumber(given);
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
    return 'has a value that is neither text nor a number';
  }
  const contribution = plainNumber(effect);
  if (typeof contribution !== 'number' || !Number.isFinite(contribution)) return 'has a contribution that is no number';
  const fault =
    partFault('feature', feature, 1, MAX_FEATURE) ??
    partFault('label', label, 1, MAX_LABEL) ??
    (typeof value === 'string' ? partFault('value', value, 0, MAX_VALUE) : undefined);
  return fault ?? { feature, label, value, contribution };
}

/** Parquet's 64-bit integers come as bigints. */
function plainNumber(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

function partFault(part: string, text: string, min: number, max: number): string | undefined {
  const fault = textFault(text, min, max);
  return fault === undefined ? undefined : `has a ${part} that ${fault}`;
}

function bySizeThenFeature(a: Driver, b: Driver): number {
  const bySize = Math.abs(b.contribution) - Math.abs(a.contribution);
  if (bySize !== 0) return bySize;
  return a.feature < b.feature ? -1 : 1;
}
