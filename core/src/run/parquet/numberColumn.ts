// SPDX-License-Identifier: Apache-2.0
import type { CellRun } from './columnReader.ts';
import type { Entries } from './pageCells.ts';
import { SOUND, UNSOUND } from './textColumn.ts';
import { isTextEntries } from './textEntries.ts';
import { createWindowEntries, withRoom } from './window.ts';

/** The cells of a column of numbers in a window of rows. What repeats in a dictionary is one entry and judged once. */
export type NumberColumn = {
  /** For each row the place of its entry; 0 is null. */
  readonly entryOf: Uint32Array;
  readonly soundness: Uint8Array;
  /** By entry; NaN for what is no number. */
  readonly numbers: Float64Array;
  numberAt(row: number): number | null;
  append(run: CellRun): void;
  clear(): void;
};

export type NumberJudge = {
  /** Of a value as the file holds it. */
  readonly spell: (value: unknown) => number;
  readonly isSound: (number: number) => boolean;
  /** Whether null is in order. */
  readonly isNullable: boolean;
};

export function createNumberColumn({ spell, isSound, isNullable }: NumberJudge): NumberColumn {
  const window = createWindowEntries();
  let numbers = new Float64Array(0);
  let soundness = new Uint8Array([isNullable ? SOUND : UNSOUND]);
  return {
    entryOf: window.entryOf,
    get soundness() {
      return soundness;
    },
    get numbers() {
      return numbers;
    },
    numberAt(row) {
      const entry = window.entryOf[row] ?? 0;
      return entry === 0 ? null : (numbers[entry] ?? NaN);
    },
    append(run) {
      const { least, most, shift } = window.append(run);
      numbers = withRoom(numbers, most + shift);
      soundness = withRoom(soundness, most + shift);
      for (let entry = least; entry <= most; entry++) {
        const number = spell(valueAt(run.cells.entries, entry - 1));
        numbers[entry + shift] = number;
        soundness[entry + shift] = isSound(number) ? SOUND : UNSOUND;
      }
    },
    clear: () => window.clear(),
  };
}

/** A value as it lies in the file; the bytes of a text. */
export function valueAt(entries: Entries, place: number): unknown {
  if (!isTextEntries(entries)) return entries[place];
  return entries.bytes.subarray(entries.starts[place], entries.ends[place]);
}
