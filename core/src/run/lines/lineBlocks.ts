// SPDX-License-Identifier: Apache-2.0
import { isUtf8 } from 'node:buffer';

/** Some whole lines of a file. The last line of the last block may lack its line feed. */
export type LineBlock = {
  readonly text: string;
  /** False where a byte of the block is no UTF-8; such bytes stand as U+FFFD in the text. */
  readonly isUtf8: boolean;
};

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Cuts a stream of bytes at line ends; a byte order mark at its start is left out. */
export async function* readLineBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBlock> {
  let rest: Buffer = Buffer.alloc(0);
  let isStart = true;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest.length === 0 ? asBuffer(chunk) : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    rest = bytes.subarray(end);
    if (end === 0) continue;
    yield decode(bytes.subarray(0, end), isStart);
    isStart = false;
  }
  if (rest.length > 0) yield decode(rest, isStart);
}

function decode(bytes: Buffer, isStart: boolean): LineBlock {
  const hasMark = isStart && bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  const marked = hasMark ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
  return { text: marked.toString('utf8'), isUtf8: isUtf8(marked) };
}

function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
