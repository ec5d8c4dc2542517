// SPDX-License-Identifier: Apache-2.0
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';

/** Bytes that are too many for memory, in a temporary file that is gone with `close`. */
export type ScratchFile = {
  /** The place of these bytes in the file. */
  append(bytes: Buffer): number;
  read(place: number, bytes: number): Buffer;
  /** Everything from the beginning, in blocks. */
  blocks(): Iterable<Buffer>;
  /** May be called again. */
  close(): void;
};

/** Bytes are kept back until there are so many of them. */
const BLOCK_BYTES = 1 << 20;

export function createScratchFile(): ScratchFile {
  const folder = makeTemporaryFolder();
  const file = openSync(join(folder, 'scratch'), 'w+');
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let written = 0;
  let open = true;
  const flush = (): void => {
    if (waitingBytes > 0) writeWhole(file, Buffer.concat(waiting, waitingBytes), written);
    written += waitingBytes;
    waiting = [];
    waitingBytes = 0;
  };
  const read = (place: number, bytes: number): Buffer => {
    flush();
    return readWhole(file, place, bytes);
  };
  return {
    append: (bytes) => {
      const place = written + waitingBytes;
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes >= BLOCK_BYTES) flush();
      return place;
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

function writeWhole(file: number, bytes: Buffer, place: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, place + done);
}

function readWhole(file: number, place: number, bytes: number): Buffer {
  const buffer = Buffer.allocUnsafe(bytes);
  for (let done = 0; done < bytes;) done += readSync(file, buffer, done, bytes - done, place + done);
  return buffer;
}
