// SPDX-License-Identifier: Apache-2.0
import { readDrivers } from './drivers.ts';
import { readGaps } from './gaps.ts';
import type { Calibration } from './manifest.ts';
import type { Driver, RejectCode, Renewal, RenewalDetail } from './prediction.ts';
import type { Column, DetailCells, RowFault } from './row.ts';

/** How far the probability may lie from what the rationale adds up to, in millionths. */
const TOLERANCE_MICROS = 10;

const VALUE_GAP = 'Renewal value is not known';
const REASONS_GAP = 'No reasons were given';

/**
 * Judges the expensive cells of a row whose cheap ones are in order, and adds the reader's own gaps.
 * Drivers come out sorted by size, then feature.
 */
export function checkDetail(cells: DetailCells, renewal: Renewal, calibration: Calibration): RenewalDetail | RowFault {
  const drivers = readDrivers(cells.drivers);
  if (typeof drivers === 'string') return fault('drivers', 'bad_drivers', drivers);
  const { baseValue, otherContribution } = cells;
  if (isNoFigure(baseValue)) return fault('base_value', 'bad_number', 'is no finite number');
  if (isNoFigure(otherContribution)) return fault('other_contribution', 'bad_number', 'is no finite number');
  const gaps = readGaps(cells.gaps);
  if (typeof gaps === 'string') return fault('data_gaps', 'bad_gaps', gaps);
  if ((baseValue === null) !== (otherContribution === null)) {
    return fault('churn_probability', 'bad_rationale', 'has only one of base_value and other_contribution beside it');
  }
  if (baseValue !== null && otherContribution !== null) {
    const expected = probabilityOf(baseValue, drivers, otherContribution, calibration);
    // written so that a margin without a number fails too
    if (!(Math.abs(expected * 1e6 - renewal.probabilityMicros) <= TOLERANCE_MICROS)) {
      return fault('churn_probability', 'bad_rationale', `is not what the drivers add up to (${expected.toFixed(6)})`);
    }
  }
  return { drivers, gaps: withOwnGaps(gaps, renewal, drivers) };
}

function probabilityOf(base: number, drivers: readonly Driver[], other: number, { a, b }: Calibration): number {
  const margin = drivers.reduce((sum, driver) => sum + driver.contribution, base) + other;
  return 1 / (1 + Math.exp(-(a * margin + b)));
}

function withOwnGaps(gaps: readonly string[], renewal: Renewal, drivers: readonly Driver[]): readonly string[] {
  const own: string[] = [];
  if (renewal.valueCents === null && !gaps.includes(VALUE_GAP)) own.push(VALUE_GAP);
  if (drivers.length === 0 && !gaps.includes(REASONS_GAP)) own.push(REASONS_GAP);
  return own.length === 0 ? gaps : [...gaps, ...own];
}

function isNoFigure(cell: number | null): boolean {
  return cell !== null && !Number.isFinite(cell);
}

function fault(column: Column, code: RejectCode, what: string): RowFault {
  return { column, code, message: `${column} ${what}` };
}
