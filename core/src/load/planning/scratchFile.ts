// SPDX-License-Identifier: Apache-2.0
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';

/** Bytes that are too many for memory, in a temporary file that is gone with `close`. */
export type ScratchFile = {
  /** The place of these bytes in the file. */
  append(bytes: Uint8Array): number;
  /** The same for a text, as UTF-8, with the number of its bytes. */
  appendText(text: string): { readonly place: number; readonly bytes: number };
  /** Good for as long as it is held. */
  read(place: number, bytes: number): Buffer;
  /** Everything from the beginning, in blocks. */
  blocks(): Iterable<Buffer>;
  /** May be called again. */
  close(): void;
};

/** Bytes are kept back until there are so many of them. */
const BLOCK_BYTES = 1 << 20;

/** UTF-8 of a UTF-16 unit takes no more. */
const MAX_UNIT_BYTES = 3;

export function createScratchFile(): ScratchFile {
  const folder = makeTemporaryFolder();
  const file = openSync(join(folder, 'scratch'), 'w+');
  let block: Buffer | undefined;
  let used = 0;
  let written = 0;
  let open = true;
  const flush = (): void => {
    if (block) writeWhole(file, block.subarray(0, used), written);
    written += used;
    used = 0;
  };
  /** The block, with room for so many bytes. */
  const roomFor = (bytes: number): Buffer => {
    if (used + bytes > BLOCK_BYTES) flush();
    return (block ??= Buffer.allocUnsafe(BLOCK_BYTES));
  };
  const append = (bytes: Uint8Array): number => {
    const place = written + used;
    if (bytes.length <= BLOCK_BYTES) {
      roomFor(bytes.length).set(bytes, used);
      used += bytes.length;
    } else {
      flush();
      writeWhole(file, bytes, written);
      written += bytes.length;
    }
    return place;
  };
  const readAhead = createReadAhead(file);
  const read = (place: number, bytes: number): Buffer => {
    flush();
    return readAhead(place, bytes, written);
  };
  return {
    append,
    appendText: (text) => {
      const most = MAX_UNIT_BYTES * text.length;
      if (most > BLOCK_BYTES) {
        const bytes = Buffer.from(text);
        return { place: append(bytes), bytes: bytes.length };
      }
      const bytes = roomFor(most).write(text, used);
      used += bytes;
      return { place: written + used - bytes, bytes };
    },
    read,
    *blocks() {
      flush();
      for (let place = 0; place < written; place += BLOCK_BYTES) {
        yield read(place, Math.min(BLOCK_BYTES, written - place));
      }
    },
    close: () => {
      if (!open) return;
      open = false;
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeWhole(file: number, bytes: Uint8Array, place: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, place + done);
}

/** So much is read at once where places are asked for one behind the other, as most runs are in the order of their keys. */
const AHEAD_BYTES = 1 << 17;

/** Reads bytes of a file that holds `size` of them and that grows at its end only. */
function createReadAhead(file: number): (place: number, bytes: number, size: number) => Buffer {
  let ahead: Buffer = Buffer.alloc(0);
  let from = 0;
  let next = 0;
  return (place, bytes, size) => {
    const isNext = place === next;
    next = place + bytes;
    if (place < from || next > from + ahead.length) {
      if (!isNext || bytes > AHEAD_BYTES) return readWhole(file, place, bytes);
      ahead = readWhole(file, place, Math.min(AHEAD_BYTES, size - place));
      from = place;
    }
    return ahead.subarray(place - from, next - from);
  };
}

function readWhole(file: number, place: number, bytes: number): Buffer {
  const buffer = Buffer.allocUnsafe(bytes);
  for (let done = 0; done < bytes;) done += readSync(file, buffer, done, bytes - done, place + done);
  return buffer;
}
