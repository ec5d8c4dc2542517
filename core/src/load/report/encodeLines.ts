// SPDX-License-Identifier: Apache-2.0

/** So many characters are handed on together: packing a file line by line takes many times as long. */
const BLOCK_CHARACTERS = 1 << 16;

/** The UTF-8 of texts that are made when they are asked for, in blocks. */
export async function* encodeLines(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  let block = '';
  for (const line of lines) {
    block += line;
    if (block.length < BLOCK_CHARACTERS) continue;
    yield Buffer.from(block);
    block = '';
  }
  if (block !== '') yield Buffer.from(block);
}
