// SPDX-License-Identifier: Apache-2.0
import { isRenewalDay } from '../day.ts';
import { createKeyHashes, hashKey, hashPlainKey, type KeyHashes } from '../keyHash.ts';
import {
  isProbabilityMicros,
  isProduct,
  isSegment,
  isValueCents,
  keyIdOf,
  MAX_KEY,
  MAX_PRODUCT,
  MAX_SEGMENT,
} from '../outlineCheck.ts';
import { daySpelling } from './daySpelling.ts';
import { createNumberColumn, type NumberColumn } from './numberColumn.ts';
import { scaledSpelling } from './numberSpelling.ts';
import type { ParquetFile } from './parquetFile.ts';
import { decodeText } from '../utf8.ts';
import { ASCII, createTextColumn, SOUND, UNSOUND, type Soundness, type TextColumn } from './textColumn.ts';
import { withRoom } from './window.ts';

/** A column of keys, with the hash of each entry that is in order. */
export type KeyColumn = { readonly keys: TextColumn; readonly hashes: KeyHashes };

/** The cheap columns of a window of rows, each entry judged. */
export type OutlineColumns = {
  readonly accountKey: KeyColumn;
  readonly renewalKey: KeyColumn;
  readonly product: TextColumn;
  /** Counted from 1970-01-01. */
  readonly renewalDay: NumberColumn;
  readonly valueCents: NumberColumn;
  readonly segment: TextColumn;
  readonly probabilityMicros: NumberColumn;
};

export function createOutlineColumns(file: ParquetFile): OutlineColumns {
  return {
    accountKey: createKeyColumn(),
    renewalKey: createKeyColumn(),
    product: createTextColumn((bytes, start, end) => judgeText(bytes, start, end, MAX_PRODUCT, isProduct), UNSOUND),
    renewalDay: createNumberColumn({
      spell: daySpelling(file.column('renewal_date')),
      isSound: isRenewalDay,
      isNullable: false,
    }),
    valueCents: createNumberColumn({
      spell: scaledSpelling(file.column('renewal_value'), 2),
      isSound: isValueCents,
      isNullable: true,
    }),
    segment: createTextColumn((bytes, start, end) => judgeText(bytes, start, end, MAX_SEGMENT, isSegment), SOUND),
    probabilityMicros: createNumberColumn({
      spell: scaledSpelling(file.column('churn_probability'), 6),
      isSound: isProbabilityMicros,
      isNullable: false,
    }),
  };
}

function createKeyColumn(): KeyColumn {
  const hashes = createKeyHashes(0);
  const judge = (bytes: Uint8Array, start: number, end: number, entry: number): Soundness => {
    hashes.high = withRoom(hashes.high, entry);
    hashes.low = withRoom(hashes.low, entry);
    if (end - start <= MAX_KEY && hashPlainKey(bytes, start, end, hashes, entry)) return ASCII;
    const id = keyIdOf(decodeText(bytes.subarray(start, end)));
    if (id === undefined) return UNSOUND;
    hashKey(id, hashes, entry);
    return SOUND;
  };
  return { keys: createTextColumn(judge, UNSOUND), hashes };
}

/** Most texts are visible ASCII at their start and ASCII from there on: nothing can be wrong with them but their length. */
function judgeText(
  bytes: Uint8Array,
  start: number,
  end: number,
  most: number,
  isInOrder: (text: unknown) => boolean,
): Soundness {
  if (isPlain(bytes, start, end) && end - start <= most) return ASCII;
  return isInOrder(decodeText(bytes.subarray(start, end))) ? SOUND : UNSOUND;
}

function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end || bytes[start] === SPACE) return false;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < SPACE || byte >= DELETE) return false;
  }
  return true;
}

const SPACE = 0x20;
const DELETE = 0x7f;
