// SPDX-License-Identifier: Apache-2.0
import { open } from 'node:fs/promises';
import { readSync } from 'node:fs';
import type { AsyncBuffer } from 'hyparquet';

/** A local file as hyparquet reads it. */
export type FileBuffer = AsyncBuffer & {
  /** Fills the bytes from this place of the file. */
  read(bytes: Uint8Array, place: number): void;
  close(): Promise<void>;
};

/** Reads synchronously: the bytes were just hashed and come from memory, where a stream costs more than the reading. */
export async function openFileBuffer(path: string): Promise<FileBuffer> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  const read = (bytes: Uint8Array, place: number): void => readRange(file.fd, bytes, place);
  return {
    byteLength: size,
    slice(start, end = size) {
      const bytes = new Uint8Array(end - start);
      read(bytes, start);
      return bytes.buffer;
    },
    read,
    close: () => file.close(),
  };
}

function readRange(fd: number, bytes: Uint8Array, place: number): void {
  for (let done = 0; done < bytes.length;) {
    const count = readSync(fd, bytes, done, bytes.length - done, place + done);
    if (count === 0) throw new Error(`the file ends at byte ${place + done}, before byte ${place + bytes.length}`);
    done += count;
  }
}
