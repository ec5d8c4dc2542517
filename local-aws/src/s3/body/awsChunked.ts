// SPDX-License-Identifier: Apache-2.0
// Content-Encoding aws-chunked: `<hex size>[;chunk-signature=...]\r\n<data>\r\n` ... `0\r\n<trailer lines>\r\n`
// (S3 API reference, "Signature calculations for the Authorization header: transferring payload in multiple chunks").
import { S3Error } from '../s3Error.ts';

/** The bytes inside the chunks, as they arrive; trailers go into `trailers` by lower-case name. */
export async function* decodeAwsChunked(
  body: AsyncIterable<Uint8Array>,
  trailers: Map<string, string>,
): AsyncGenerator<Uint8Array> {
  const reader = readerOf(body);
  for (;;) {
    const size = chunkSize(await reader.line());
    if (size === 0) break;
    yield* reader.bytes(size);
    if ((await reader.line()) !== '') throw incomplete();
  }
  for (let line = await reader.lineOrEnd(); line; line = await reader.lineOrEnd()) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

function chunkSize(line: string): number {
  const size = /^([0-9a-fA-F]+)(;.*)?$/.exec(line)?.[1];
  if (size === undefined) throw incomplete();
  return parseInt(size, 16);
}

const incomplete = (): S3Error => new S3Error('IncompleteBody', 'The request body ends or breaks inside a chunk.');

const LINE_LIMIT = 16 * 1024;

function readerOf(body: AsyncIterable<Uint8Array>) {
  const source = body[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  /** False at the end of the body. */
  const more = async (): Promise<boolean> => {
    const next = await source.next();
    if (next.done) return false;
    const chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    return true;
  };
  const lineOrEnd = async (): Promise<string | undefined> => {
    for (;;) {
      const end = held.indexOf('\r\n');
      if (end >= 0) {
        const line = held.subarray(0, end).toString('latin1');
        held = held.subarray(end + 2);
        return line;
      }
      if (held.length > LINE_LIMIT || !(await more())) return undefined;
    }
  };
  const line = async (): Promise<string> => {
    const found = await lineOrEnd();
    if (found === undefined) throw incomplete();
    return found;
  };
  async function* bytes(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0;) {
      if (held.length === 0 && !(await more())) throw incomplete();
      const piece = held.subarray(0, left);
      held = held.subarray(piece.length);
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }
  return { line, lineOrEnd, bytes };
}
