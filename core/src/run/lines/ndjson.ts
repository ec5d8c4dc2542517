// SPDX-License-Identifier: Apache-2.0
import { scaleDouble } from '../decimal.ts';
import { renewalDayOf } from '../day.ts';
import { readLineBlocks } from './lineBlocks.ts';
import { createBlankLines, NOT_UTF8, REPLACEMENT_CHARACTER, type TextRow } from './textRow.ts';

/** Reads one JSON object a line; a key that is absent is null. */
export async function* readNdjson(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly TextRow[]> {
  const blankLines = createBlankLines();
  for await (const { text, isUtf8 } of readLineBlocks(chunks)) {
    const rows: TextRow[] = [];
    const lines = text.split('\n');
    if (text.endsWith('\n')) lines.pop();
    for (const line of lines) {
      if (line.trim() === '') {
        blankLines.skip();
        continue;
      }
      blankLines.flush(rows);
      rows.push(!isUtf8 && line.includes(REPLACEMENT_CHARACTER) ? NOT_UTF8 : parseLine(line));
    }
    yield rows;
  }
}

function parseLine(line: string): TextRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { damage: 'the line is no JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { damage: 'the line is no JSON object' };
  return cellsOf(value as Record<string, unknown>);
}

function cellsOf(row: Record<string, unknown>): TextRow {
  return {
    accountKey: row['account_key'],
    renewalKey: row['renewal_key'],
    product: row['product'],
    renewalDate: dayOf(row['renewal_date']),
    valueCents: scaledOf(row['renewal_value'], 2),
    segment: row['segment'],
    probabilityMicros: scaledOf(row['churn_probability'], 6),
    drivers: row['drivers'],
    baseValue: numberOf(row['base_value']),
    otherContribution: numberOf(row['other_contribution']),
    gaps: row['data_gaps'],
  };
}

function dayOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? renewalDayOf(value) : '';
}

function scaledOf(value: unknown, places: number): number | null {
  const number = numberOf(value);
  return number === null ? null : scaleDouble(number, places);
}

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' ? value : NaN;
}
