// SPDX-License-Identifier: Apache-2.0
import type { RowCells } from '../../../../core/test/run/aRun.ts';

type Spoil = (row: RowCells, first: RowCells) => RowCells | string;

/** One way or more to earn each reject code that a row can earn where it stands. */
const SPOILERS: readonly Spoil[] = [
  (row) => ({ ...row, product: null }),
  (row) => ({ ...row, product: ' \u2003' }),
  (row) => ({ ...row, renewal_key: `${String(row['renewal_key'])}\u0007` }),
  (row) => ({ ...row, account_key: '\u00a0' }),
  (row) => ({ ...row, segment: 'x'.repeat(81) }),
  (row) => ({ ...row, renewal_value: -0.01 }),
  (row) => ({ ...row, churn_probability: 1.000001 }),
  (row) => ({ ...row, renewal_date: '2023-02-30' }),
  (row) => ({ ...row, drivers: [DRIVER, DRIVER] }),
  (row) => ({ ...row, data_gaps: ['tab\tin it'] }),
  (row) => ({ ...row, other_contribution: 4 }),
  (row) => ({ ...row, other_contribution: null, base_value: 1 }),
  (row, first) => ({ ...row, renewal_key: ` ${String(first['renewal_key']).toLowerCase()}` }),
];

const DRIVER = { feature: 'usage', label: 'Usage', value: '', contribution: 0.1 };

/** Spoils a row of every fifth customer, and adds one of the first customer at the end. `brokenLine`: a line that is no row. */
export function spoilRows(
  customers: readonly (readonly RowCells[])[],
  brokenLine: string | undefined,
): readonly (readonly (RowCells | string)[])[] {
  const first = customers[0]?.[0] ?? {};
  const spoilt = customers.map((rows, index) => {
    const spoil = index % 5 === 4 ? SPOILERS[(index - 4) / 5] : undefined;
    return spoil === undefined ? rows : rows.map((row, at) => (at === 0 ? spoil(row, first) : row));
  });
  const late = [{ ...first, renewal_key: 'late' }, ...(brokenLine === undefined ? [] : [brokenLine])];
  return [...spoilt, late];
}
