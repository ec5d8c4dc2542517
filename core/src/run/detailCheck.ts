// SPDX-License-Identifier: Apache-2.0
import { checkDrivers, type CheckedDrivers } from './checkedDrivers.ts';
import { readGaps } from './gaps.ts';
import type { Calibration } from './manifest.ts';
import type { RejectCode, Renewal, RenewalDetail } from './prediction.ts';
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
  const drivers = checkDrivers(cells.drivers);
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
    const expected = probabilityOf(drivers, baseValue, otherContribution, { calibration, renewal });
    // written so that a margin without a number fails too
    if (!(Math.abs(expected * 1e6 - renewal.probabilityMicros) <= TOLERANCE_MICROS)) {
      return fault('churn_probability', 'bad_rationale', `is not what the drivers add up to (${expected.toFixed(6)})`);
    }
  }
  return detailOf(drivers, withOwnGaps(gaps, renewal, drivers.contributions.length === 0));
}

/** The drivers of most rows that are checked are never asked for. */
function detailOf(drivers: CheckedDrivers, gaps: readonly string[]): RenewalDetail {
  return {
    get drivers() {
      return drivers.list();
    },
    gaps,
  };
}

type Expectation = { readonly calibration: Calibration; readonly renewal: Renewal };

function probabilityOf(
  { contributions, list }: CheckedDrivers,
  base: number,
  other: number,
  { calibration: { a, b }, renewal }: Expectation,
): number {
  const sum = (parts: readonly number[]) => parts.reduce((margin, part) => margin + part, base) + other;
  const expected = 1 / (1 + Math.exp(-(a * sum(contributions) + b)));
  const distance = Math.abs(expected * 1e6 - renewal.probabilityMicros);
  if (Math.abs(distance - TOLERANCE_MICROS) > 1e-3) return expected;
  // so close to the limit that the order of adding might decide: it is that of the drivers as they are listed
  return 1 / (1 + Math.exp(-(a * sum(list().map(({ contribution }) => contribution)) + b)));
}

function withOwnGaps(gaps: readonly string[], renewal: Renewal, hasNoDrivers: boolean): readonly string[] {
  const own: string[] = [];
  if (renewal.valueCents === null && !gaps.includes(VALUE_GAP)) own.push(VALUE_GAP);
  if (hasNoDrivers && !gaps.includes(REASONS_GAP)) own.push(REASONS_GAP);
  return own.length === 0 ? gaps : [...gaps, ...own];
}

function isNoFigure(cell: number | null): boolean {
  return cell !== null && !Number.isFinite(cell);
}

function fault(column: Column, code: RejectCode, what: string): RowFault {
  return { column, code, message: `${column} ${what}` };
}
