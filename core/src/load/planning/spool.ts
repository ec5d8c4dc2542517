// SPDX-License-Identifier: Apache-2.0
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Values that are too many for memory, kept in a temporary file and given back in the order of their keys.
 * In memory stays one small entry per value; the file is gone with `close`.
 */
export type Spool<T> = {
  /** `tag` says what kind of value it is, so that some can be read without decoding the others. */
  add(key: string, tag: string, value: T): void;
  /** Values in key order, of one tag or of all. Can be asked for again. */
  read(wanted?: (tag: string) => boolean): Iterable<T>;
  count(wanted?: (tag: string) => boolean): number;
  close(): void;
};

type Entry = { readonly key: string; readonly tag: string; readonly offset: number; readonly bytes: number };

/** Written in blocks of this many bytes. */
const BLOCK_BYTES = 1 << 20;

export function createSpool<T>(compare: (a: string, b: string) => number): Spool<T> {
  const folder = mkdtempSync(join(tmpdir(), 'churn-load-'));
  const file = openSync(join(folder, 'spool.ndjson'), 'w+');
  const entries: Entry[] = [];
  const tags = new Map<string, string>();
  let sorted = true;
  let block: Buffer[] = [];
  let blockBytes = 0;
  let offset = 0;
  const flush = (): void => {
    if (blockBytes > 0) writeWhole(file, Buffer.concat(block, blockBytes), offset - blockBytes);
    block = [];
    blockBytes = 0;
  };
  const sort = (): void => {
    if (!sorted) entries.sort((a, b) => compare(a.key, b.key));
    sorted = true;
  };
  return {
    add: (key, tag, value) => {
      const buffer = Buffer.from(JSON.stringify(value));
      const last = entries.at(-1);
      sorted &&= last === undefined || compare(last.key, key) <= 0;
      entries.push({ key, tag: once(tags, tag), offset, bytes: buffer.length });
      offset += buffer.length;
      block.push(buffer);
      blockBytes += buffer.length;
      if (blockBytes >= BLOCK_BYTES) flush();
    },
    *read(wanted = () => true) {
      flush();
      sort();
      for (const entry of entries) if (wanted(entry.tag)) yield decode<T>(file, entry);
    },
    count: (wanted = () => true) => entries.reduce((sum, entry) => sum + (wanted(entry.tag) ? 1 : 0), 0),
    close: () => {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeWhole(file: number, buffer: Buffer, position: number): void {
  let written = 0;
  while (written < buffer.length)
    written += writeSync(file, buffer, written, buffer.length - written, position + written);
}

function decode<T>(file: number, entry: Entry): T {
  const buffer = Buffer.allocUnsafe(entry.bytes);
  let read = 0;
  while (read < entry.bytes) read += readSync(file, buffer, read, entry.bytes - read, entry.offset + read);
  return JSON.parse(buffer.toString()) as T;
}

function once(texts: Map<string, string>, text: string): string {
  return texts.get(text) ?? (texts.set(text, text), text);
}
