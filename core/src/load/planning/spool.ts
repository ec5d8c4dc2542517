// SPDX-License-Identifier: Apache-2.0
import { createKeyIndex } from './keyIndex.ts';
import { createScratchFile } from './scratchFile.ts';

/** Values that are too many for memory, given back in the order of their keys. A small entry of each stays in memory. */
export type Spool<T> = {
  /** `tag` says what kind of value it is, so that some can be read without decoding the others. */
  add(key: string, tag: string, value: T): void;
  /** Values in key order, of one tag or of all. Can be asked for again. */
  read(wanted?: (tag: string) => boolean): Iterable<T>;
  /** The keys of the same, without decoding a value. */
  keys(wanted?: (tag: string) => boolean): Iterable<string>;
  count(wanted?: (tag: string) => boolean): number;
  /** May be called again. */
  close(): void;
};

export function createSpool<T>(): Spool<T> {
  const file = createScratchFile();
  const index = createKeyIndex();
  const tags: string[] = [];
  const counts = new Map<string, number>();
  let end = 0;
  /** A value ends where the next one begins. */
  const bytesAt = (entry: number): Buffer => {
    const place = index.numberAt(entry);
    return file.read(place, (entry + 1 < index.size ? index.numberAt(entry + 1) : end) - place);
  };
  return {
    add: (key, tag, value) => {
      const { place, bytes } = file.appendText(JSON.stringify(value));
      index.add(key, place);
      tags.push(tag);
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
      end = place + bytes;
    },
    *read(wanted = isAny) {
      for (const entry of index.inOrder()) {
        if (wanted(tags[entry] ?? '')) yield JSON.parse(bytesAt(entry).toString()) as T;
      }
    },
    *keys(wanted = isAny) {
      for (const entry of index.inOrder()) if (wanted(tags[entry] ?? '')) yield index.keyAt(entry);
    },
    count: (wanted = isAny) => [...counts].reduce((sum, [tag, count]) => sum + (wanted(tag) ? count : 0), 0),
    close: file.close,
  };
}

function isAny(): boolean {
  return true;
}
