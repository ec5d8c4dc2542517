// SPDX-License-Identifier: Apache-2.0
import { open } from 'node:fs/promises';
import { readSync } from 'node:fs';
import type { AsyncBuffer } from 'hyparquet';

/** A local file as hyparquet reads it. */
export type FileBuffer = AsyncBuffer & {
  /** Keeps what is read from now on, until the next call: the parts of a row group are asked for once per window. */
  keep(isKeeping: boolean): void;
  close(): Promise<void>;
};

/** Reads synchronously: the bytes were just hashed and come from memory, where a stream costs more than the reading. */
export async function openFileBuffer(path: string): Promise<FileBuffer> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  const kept = new Map<string, ArrayBuffer>();
  let isKeeping = false;
  return {
    byteLength: size,
    slice(start, end = size) {
      const range = `${start}-${end}`;
      const known = kept.get(range);
      if (known) return known;
      const bytes = readRange(file.fd, start, end);
      if (isKeeping) kept.set(range, bytes);
      return bytes;
    },
    keep(keeping) {
      kept.clear();
      isKeeping = keeping;
    },
    close: () => file.close(),
  };
}

function readRange(fd: number, start: number, end: number): ArrayBuffer {
  const bytes = new Uint8Array(end - start);
  for (let done = 0; done < bytes.length;) {
    const count = readSync(fd, bytes, done, bytes.length - done, start + done);
    if (count === 0) throw new Error(`the file ends at byte ${start + done}, before byte ${end}`);
    done += count;
  }
  return bytes.buffer;
}
