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

export function createSpool<T>(): Spool<T> {
  const file = createScratchFile();
  const index = createIndex();
  return {
    add: (key, tag, value) => {
      const { place, bytes } = file.appendText(JSON.stringify(value));
      index.add(key, tag, place, bytes);
    },
    *read(wanted = isAny) {
      for (const { tag, place, bytes } of index.inOrder()) {
        if (wanted(tag)) yield JSON.parse(file.read(place, bytes).toString()) as T;
      }
    },
    count: (wanted = isAny) => index.tags.reduce((sum, tag) => sum + (wanted(tag) ? 1 : 0), 0),
    close: file.close,
  };
}

type Entry = { readonly tag: string; readonly place: number; readonly bytes: number };

/** Where each value lies, in lists side by side: an object each would take twice the memory. */
function createIndex() {
  const keys: string[] = [];
  const tags: string[] = [];
  const places: number[] = [];
  const sizes: number[] = [];
  let order: readonly number[] = [];
  return {
    tags,
    add(key: string, tag: string, place: number, bytes: number): void {
      keys.push(key);
      tags.push(tag);
      places.push(place);
      sizes.push(bytes);
    },
    *inOrder(): Generator<Entry> {
      if (order.length < keys.length) {
        order = [...keys.keys()].sort((a, b) => compareCodePoints(keys[a] ?? '', keys[b] ?? ''));
      }
      for (const i of order) yield { tag: tags[i] ?? '', place: places[i] ?? 0, bytes: sizes[i] ?? 0 };
    },
  };
}

function isAny(): boolean {
  return true;
}
