// SPDX-License-Identifier: Apache-2.0
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readLines } from './readLines.ts';

/** The lines of a gzipped text, of several gzip members too; a last line without its end included. */
export function unzipLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // the callback is there because pipeline wants one; a failure comes out of the loop
  return readLines(pipeline(Readable.from(bytes), createGunzip(), () => {}) as AsyncIterable<Uint8Array>);
}
