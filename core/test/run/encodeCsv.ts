// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'csv-stringify/sync';
import { aRow, type RowCells } from './aRun.ts';

const LISTS = ['drivers', 'data_gaps'];

/** The header is the keys of the first row that has cells. */
export function encodeCsv(rows: ReadonlyArray<RowCells | string>): string {
  const header = Object.keys(rows.find((row) => typeof row !== 'string') ?? aRow());
  const lines = rows.map((row) => {
    if (typeof row === 'string') return `${row}\n`;
    return stringify([header.map((column) => cellOf(column, row[column]))]);
  });
  return [stringify([header]), ...lines].join('');
}

function cellOf(column: string, value: unknown): unknown {
  return LISTS.includes(column) && typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
