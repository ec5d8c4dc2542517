// SPDX-License-Identifier: Apache-2.0
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** More characters than any line of ours has: a file without line ends must not fill the memory. */
const LONGEST_LINE = 1 << 20;

/** The lines of a gzipped text, of several gzip members too; a last line without its end included. */
export async function* unzipLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  // the callback is there because pipeline wants one; a failure comes out of the loop
  for await (const chunk of pipeline(Readable.from(bytes), createGunzip(), () => {})) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new RangeError(`a line is longer than ${LONGEST_LINE} characters`);
    yield* lines;
  }
  if (rest !== '') yield rest;
}
