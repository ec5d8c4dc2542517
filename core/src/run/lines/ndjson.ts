// SPDX-License-Identifier: Apache-2.0
import { scaleDouble, scaleText } from '../decimal.ts';
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
  return cellsOf(value as Record<string, unknown>, line);
}

function cellsOf(row: Record<string, unknown>, line: string): TextRow {
  return {
    accountKey: row['account_key'],
    renewalKey: row['renewal_key'],
    product: row['product'],
    renewalDate: dayOf(row['renewal_date']),
    valueCents: scaledOf(row['renewal_value'], 2, LONG_VALUE.exec(line)),
    segment: row['segment'],
    probabilityMicros: scaledOf(row['churn_probability'], 6, LONG_PROBABILITY.exec(line)),
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

/** Numbers with more characters than any of which a double is sure to keep every digit; the quotes can't stand inside a text. */
const LONG_VALUE = /"renewal_value"\s*:\s*(-?[\d.eE+-]{16,})/;
const LONG_PROBABILITY = /"churn_probability"\s*:\s*(-?[\d.eE+-]{16,})/;

/** From the decimal text where it is `long`, as the double may lie on the other side of a tie. */
function scaledOf(value: unknown, places: number, long: RegExpExecArray | null): number | null {
  const number = numberOf(value);
  if (number === null) return null;
  const text = long?.[1];
  // another number by the same name, inside a driver or further on, is not this one
  return text !== undefined && Number(text) === number ? scaleText(text, places) : scaleDouble(number, places);
}

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' ? value : NaN;
}
