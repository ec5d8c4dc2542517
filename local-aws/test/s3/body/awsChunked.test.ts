// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { decodeAwsChunked } from '../../../src/s3/body/awsChunked.ts';

async function decode(text: Buffer, pieceSize: number) {
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < text.length; at += pieceSize) yield text.subarray(at, at + pieceSize);
  };
  const trailers = new Map<string, string>();
  const chunks: Uint8Array[] = [];
  for await (const chunk of decodeAwsChunked(pieces(), trailers)) chunks.push(chunk);
  return { bytes: Buffer.concat(chunks), trailers: Object.fromEntries(trailers) };
}

function encode(chunks: readonly Uint8Array[], tail: string): Buffer {
  const framed = chunks.flatMap((chunk) => [
    Buffer.from(`${chunk.length.toString(16)}\r\n`),
    chunk,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...framed, Buffer.from(`0\r\n${tail}\r\n`)]);
}

test('any bytes come back, however they are cut into chunks and packets', async () => {
  const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(chunks, fc.integer({ min: 1, max: 50 }), async (given, pieceSize) => {
      const decoded = await decode(encode(given, 'x-amz-checksum-crc32:AAAAAA==\r\n'), pieceSize);

      expect(decoded.bytes.equals(Buffer.concat(given))).toBe(true);
      expect(decoded.trailers).toEqual({ 'x-amz-checksum-crc32': 'AAAAAA==' });
    }),
  );
});

test('signatures of chunks are passed over', async () => {
  const text = Buffer.from('5;chunk-signature=abc\r\nhello\r\n0;chunk-signature=def\r\n\r\n');

  expect((await decode(text, 7)).bytes.toString()).toBe('hello');
});

test.each(['5\r\nhel', '5\r\nhello', '5\r\nhelloXX0\r\n\r\n', 'zz\r\nhello\r\n', ''])(
  'a body that breaks inside a chunk is incomplete: %p',
  async (text) => {
    await expect(decode(Buffer.from(text), 100)).rejects.toMatchObject({ code: 'IncompleteBody' });
  },
);
