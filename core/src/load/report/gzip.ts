// SPDX-License-Identifier: Apache-2.0
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/** The bytes, packed as they come. */
export function gzip(bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // the callback is there because pipeline wants one; a failure comes out of the loop that reads
  return pipeline(Readable.from(bytes), createGzip(), () => {});
}
