// SPDX-License-Identifier: Apache-2.0
import type { RowCells } from './aRun.ts';

export function encodeNdjson(rows: ReadonlyArray<RowCells | string>): string {
  return rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');
}
