// SPDX-License-Identifier: Apache-2.0
import { readDrivers } from './drivers.ts';
import { scanDrivers } from './driverScan.ts';
import type { Driver } from './prediction.ts';
import { decodeText } from './utf8.ts';

/** Drivers that are in order. */
export type CheckedDrivers = {
  /** In the order of the cell, or of the list. */
  readonly contributions: readonly number[];
  /** Sorted by size, then feature. */
  readonly list: () => readonly Driver[];
};

/** Checks a drivers cell: a list, its JSON text, or the bytes of that text. Or what is wrong with it, in words. */
export function checkDrivers(cell: unknown): CheckedDrivers | string {
  const contributions = cell instanceof Uint8Array ? scanDrivers(cell) : undefined;
  if (contributions !== undefined) return { contributions, list: listOnce(() => parseDrivers(cell) as Driver[]) };
  const drivers = parseDrivers(cell);
  if (typeof drivers === 'string') return drivers;
  return { contributions: drivers.map(({ contribution }) => contribution), list: () => drivers };
}

function parseDrivers(cell: unknown): readonly Driver[] | string {
  return readDrivers(cell instanceof Uint8Array ? decodeText(cell) : cell);
}

function listOnce(list: () => readonly Driver[]): () => readonly Driver[] {
  let listed: readonly Driver[] | undefined;
  return () => (listed ??= list());
}
