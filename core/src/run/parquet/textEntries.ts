// SPDX-License-Identifier: Apache-2.0
import type { DecodedArray } from 'hyparquet';

/** Texts as the bytes of their UTF-8, one behind the other: most are never looked at as text. */
export type TextEntries = {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};

export function isTextEntries(entries: TextEntries | DecodedArray): entries is TextEntries {
  return 'starts' in entries;
}

/** Texts with their length before each, in 4 bytes (Parquet format, "Plain"). */
export function readPlainTexts(bytes: Uint8Array, count: number): TextEntries {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  let place = 0;
  for (let i = 0; i < count; i++) {
    const start = place + 4;
    place = start + view.getUint32(place, true);
    starts[i] = start;
    ends[i] = place;
  }
  if (place > bytes.length) throw new Error(`a text ends at byte ${place} of a page of ${bytes.length} bytes`);
  return { bytes, starts, ends };
}

/** Texts that were read one by one. */
export function packTexts(texts: readonly Uint8Array[]): TextEntries {
  const starts = new Uint32Array(texts.length);
  const ends = new Uint32Array(texts.length);
  let place = 0;
  texts.forEach((text, i) => {
    starts[i] = place;
    place += text.length;
    ends[i] = place;
  });
  const bytes = new Uint8Array(place);
  texts.forEach((text, i) => bytes.set(text, starts[i]));
  return { bytes, starts, ends };
}
