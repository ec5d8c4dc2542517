// SPDX-License-Identifier: Apache-2.0
import type { ParquetParsers } from 'hyparquet';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decodeText } from '../utf8.ts';

const DAY_MS = 86_400_000n;

/**
 * What hyparquet makes of stored values. Days come as numbers counted from 1970-01-01, in their UTC day. Text that is no
 * UTF-8 comes as its bytes, so that the row checks find no text there.
 */
export const PARSERS: ParquetParsers = {
  ...DEFAULT_PARSERS,
  dateFromDays: (days) => days,
  timestampFromMilliseconds: (time) => wholeDays(time, DAY_MS),
  timestampFromMicroseconds: (time) => wholeDays(time, DAY_MS * 1_000n),
  timestampFromNanoseconds: (time) => wholeDays(time, DAY_MS * 1_000_000n),
  stringFromBytes: (bytes) => decodeText(bytes),
};

function wholeDays(time: bigint, dayLength: bigint): number {
  const days = time / dayLength;
  return Number(time % dayLength < 0n ? days - 1n : days);
}
