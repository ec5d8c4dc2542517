// SPDX-License-Identifier: Apache-2.0
import type { OutlineCheck } from '../outlineCheck.ts';
import type { FaultyRow, RenewalRow } from '../row.ts';
import { daySpelling } from './daySpelling.ts';
import { scaledSpelling } from './numberSpelling.ts';
import type { ParquetFile, RowRange } from './parquetFile.ts';

/** Reads and judges the cheap columns of a row range within one row group. */
export type OutlineReader = (range: RowRange) => Promise<readonly (RenewalRow | FaultyRow)[]>;

export function createOutlineReader(file: ParquetFile, check: OutlineCheck): OutlineReader {
  const dayOf = daySpelling(file.column('renewal_date'));
  const centsOf = scaledSpelling(file.column('renewal_value'), 2);
  const microsOf = scaledSpelling(file.column('churn_probability'), 6);
  return async (range) => {
    const accountKeys = await file.read('account_key', range);
    const renewalKeys = await file.read('renewal_key', range);
    const products = await file.read('product', range);
    const dates = await file.read('renewal_date', range);
    const values = await file.read('renewal_value', range);
    const segments = await file.read('segment', range);
    const probabilities = await file.read('churn_probability', range);
    const rows: (RenewalRow | FaultyRow)[] = [];
    for (let i = 0; i < range.rowEnd - range.rowStart; i++) {
      const cells = {
        accountKey: accountKeys[i],
        renewalKey: renewalKeys[i],
        product: products[i],
        renewalDate: dayOf(dates[i]),
        valueCents: centsOf(values[i]),
        segment: segments[i],
        probabilityMicros: microsOf(probabilities[i]),
      };
      rows.push(check(range.rowStart + i + 1, cells));
    }
    return rows;
  };
}
