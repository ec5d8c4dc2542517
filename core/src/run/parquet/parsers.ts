// SPDX-License-Identifier: Apache-2.0
import type { ParquetParsers } from 'hyparquet';

const DAY_MS = 86_400_000n;

/**
 * What hyparquet makes of stored values. Days come as numbers counted from 1970-01-01, in their UTC day. Text that is no
 * UTF-8 comes as its bytes, so that the row checks find no text there.
 */
export function createParsers(): Partial<ParquetParsers> {
  return {
    dateFromDays: (days) => days,
    timestampFromMilliseconds: (time) => wholeDays(time, DAY_MS),
    timestampFromMicroseconds: (time) => wholeDays(time, DAY_MS * 1_000n),
    timestampFromNanoseconds: (time) => wholeDays(time, DAY_MS * 1_000_000n),
    stringFromBytes: createTextDecoder(),
  };
}

/** Rows of one account follow each other, so a key is often the one just decoded: it is not decoded again. */
function createTextDecoder(): (bytes: Uint8Array) => unknown {
  let lastBytes: Uint8Array = new Uint8Array(0);
  let lastText: unknown = '';
  return (bytes) => {
    if (isSame(bytes, lastBytes)) return lastText;
    lastBytes = bytes;
    lastText = decodeText(bytes);
    return lastText;
  };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text, or the bytes themselves where they are no UTF-8. */
export function decodeText(bytes: Uint8Array): unknown {
  try {
    return decoder.decode(bytes);
  } catch {
    return bytes;
  }
}

/** From the end, where keys that follow each other differ first. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = a.length - 1; i >= 0; i--) if (a[i] !== b[i]) return false;
  return true;
}

function wholeDays(time: bigint, dayLength: bigint): number {
  const days = time / dayLength;
  return Number(time % dayLength < 0n ? days - 1n : days);
}
