// SPDX-License-Identifier: Apache-2.0
import { compareCodePoints } from '../../rules/index.ts';
import { createScratchFile } from './scratchFile.ts';

/** Values that are too many for memory, given back in the order of their keys. A small entry of each stays in memory. */
export type Spool<T> = {
  /** `tag` says what kind of value it is, so that some can be read without decoding the others. */
  add(key: string, tag: string, value: T): void;
  /** Values in key order, of one tag or of all. Can be asked for again. */
  read(wanted?: (tag: string) => boolean): Iterable<T>;
  count(wanted?: (tag: string) => boolean): number;
  /** May be called again. */
  close(): void;
};

type Entry = { readonly key: string; readonly tag: string; readonly place: number; readonly bytes: number };

export function createSpool<T>(): Spool<T> {
  const file = createScratchFile();
  const entries: Entry[] = [];
  let sorted = true;
  const sort = (): void => {
    if (!sorted) entries.sort((a, b) => compareCodePoints(a.key, b.key));
    sorted = true;
  };
  return {
    add: (key, tag, value) => {
      const bytes = Buffer.from(JSON.stringify(value));
      entries.push({ key, tag, place: file.append(bytes), bytes: bytes.length });
      sorted = false;
    },
    *read(wanted = isAny) {
      sort();
      for (const { tag, place, bytes } of entries) {
        if (wanted(tag)) yield JSON.parse(file.read(place, bytes).toString()) as T;
      }
    },
    count: (wanted = isAny) => entries.reduce((sum, { tag }) => sum + (wanted(tag) ? 1 : 0), 0),
    close: file.close,
  };
}

function isAny(): boolean {
  return true;
}
