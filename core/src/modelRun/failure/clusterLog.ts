// SPDX-License-Identifier: Apache-2.0
// The logs that EMR leaves below LogUri: <cluster>/steps/<step>/stderr.gz and
// <cluster>/node/<instance>/bootstrap-actions/<number>/stderr.gz.
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FileStore } from '../../run/index.ts';

/** The end of a log is what matters. */
const TAIL_CHARACTERS = 16_384;

export type BootstrapLog = { readonly path: string; readonly lastError: string };

/** The last line of a log that tells of an error, else its last line; undefined where there is no log, or an empty one. */
export async function readLastError(bucket: FileStore, path: string): Promise<string | undefined> {
  if (!(await bucket.stat(path))) return undefined;
  const lines = (await readTail(bucket, path)).split('\n').map((line) => line.trim());
  const told = lines.filter((line) => line !== '' && !/^-+$/.test(line));
  return told.findLast((line) => /^[\w.]*(Error|Exception|Interrupt|Stopped|Exit)\b/.test(line)) ?? told.at(-1);
}

/** The log of a bootstrap action that wrote something to stderr, on whatever node. */
export async function findBootstrapLog(bucket: FileStore, folder: string): Promise<BootstrapLog | undefined> {
  for await (const path of bucket.list(folder)) {
    if (!/\/bootstrap-actions\/[^/]+\/stderr\.gz$/.test(path)) continue;
    const lastError = await readLastError(bucket, path);
    if (lastError !== undefined) return { path, lastError };
  }
  return undefined;
}

/** A log that was cut off while it was uploaded still has something to say. */
async function readTail(bucket: FileStore, path: string): Promise<string> {
  const decoder = new TextDecoder();
  const text = createGunzip();
  // what goes wrong is thrown where `text` is read
  pipeline(Readable.from(bucket.read(path)), text, () => {});
  let tail = '';
  try {
    for await (const chunk of text) {
      tail = (tail + decoder.decode(chunk as Uint8Array, { stream: true })).slice(-TAIL_CHARACTERS);
    }
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
  }
  return tail;
}
