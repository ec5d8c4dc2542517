// SPDX-License-Identifier: Apache-2.0
import type { CellRun } from './columnReader.ts';
import { decodeText } from '../utf8.ts';
import { isTextEntries, type TextEntries } from './textEntries.ts';
import { createWindowEntries, withRoom } from './window.ts';

/** What is known of an entry: nothing good (its rows are judged one by one), in order, or in order and ASCII only. */
export const UNSOUND = 0;
export const SOUND = 1;
export const ASCII = 2;
export type Soundness = typeof UNSOUND | typeof SOUND | typeof ASCII;

/** Judges the text in these bytes, which becomes the entry at this place. */
export type TextJudge = (bytes: Uint8Array, start: number, end: number, entry: number) => Soundness;

/** The cells of a text column in a window of rows. What repeats in a dictionary is one entry and judged once. */
export type TextColumn = {
  /** For each row the place of its entry; 0 is null. */
  readonly entryOf: Uint32Array;
  readonly soundness: Uint8Array;
  /** The text of a row; null where there is none, anything else where it is no text. */
  textAt(row: number): unknown;
  append(run: CellRun): void;
  clear(): void;
};

export function createTextColumn(judge: TextJudge, ofNull: Soundness): TextColumn {
  const window = createWindowEntries();
  const others = new Map<number, unknown>();
  let bytes = Buffer.alloc(0);
  let used = 0;
  let starts = new Uint32Array(0);
  let ends = new Uint32Array(0);
  let soundness = new Uint8Array([ofNull]);

  function addTexts(texts: TextEntries, least: number, most: number, shift: number): void {
    const from = texts.starts[least - 1] ?? 0;
    const to = texts.ends[most - 1] ?? 0;
    bytes = withBytes(bytes, used, texts.bytes.subarray(from, to));
    const moved = used - from;
    for (let entry = least; entry <= most; entry++) {
      const place = entry + shift;
      const start = (texts.starts[entry - 1] ?? 0) + moved;
      const end = (texts.ends[entry - 1] ?? 0) + moved;
      starts[place] = start;
      ends[place] = end;
      soundness[place] = judge(bytes, start, end, place);
    }
    used += to - from;
  }

  return {
    entryOf: window.entryOf,
    get soundness() {
      return soundness;
    },
    textAt(row) {
      const entry = window.entryOf[row] ?? 0;
      if (entry === 0) return null;
      if (others.has(entry)) return others.get(entry);
      const start = starts[entry] ?? 0;
      const end = ends[entry] ?? 0;
      return soundness[entry] === ASCII ? bytes.toString('latin1', start, end) : decodeText(bytes.subarray(start, end));
    },
    append(run) {
      const { least, most, shift } = window.append(run);
      const { entries } = run.cells;
      starts = withRoom(starts, most + shift);
      ends = withRoom(ends, most + shift);
      soundness = withRoom(soundness, most + shift);
      if (isTextEntries(entries)) return addTexts(entries, least, most, shift);
      for (let entry = least; entry <= most; entry++) {
        others.set(entry + shift, entries[entry - 1]);
        soundness[entry + shift] = UNSOUND;
      }
    },
    clear() {
      window.clear();
      others.clear();
      used = 0;
    },
  };
}

/** The bytes with others behind the first `used`. */
function withBytes(bytes: Buffer<ArrayBuffer>, used: number, added: Uint8Array): Buffer<ArrayBuffer> {
  const size = used + added.length;
  const room = size <= bytes.length ? bytes : Buffer.alloc(Math.max(2 * bytes.length, size));
  if (room !== bytes) room.set(bytes.subarray(0, used));
  room.set(added, used);
  return room;
}
