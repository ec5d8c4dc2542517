// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { GetObjectCommandInput } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

beforeEach(() => bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'k', Body: 'hello' })));
/** An answer whose body was read, because a connection with a body on its way does not close quietly. */
async function getWhole(more: Partial<GetObjectCommandInput> = {}) {
  const { Body, ...answer } = await get(more);
  return { ...answer, text: await Body!.transformToString() };
}
const get = (more: Partial<GetObjectCommandInput> = {}) =>
  bench.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'k', ...more }));

test('tells the checksum when asked', async () => {
  const { ChecksumCRC32, ChecksumType } = await getWhole({ ChecksumMode: 'ENABLED' });

  expect({ ChecksumCRC32, ChecksumType }).toEqual({ ChecksumCRC32: 'NhCmhg==', ChecksumType: 'FULL_OBJECT' });
});

test('a missing key has no object', async () => {
  expect(await refusalOf(get({ Key: 'none' }))).toEqual({ name: 'NoSuchKey', status: 404 });
});

test.each([
  ['bytes=1-3', 'ell', 'bytes 1-3/5'],
  ['bytes=-2', 'lo', 'bytes 3-4/5'],
  ['bytes=3-', 'lo', 'bytes 3-4/5'],
  ['bytes=3-100', 'lo', 'bytes 3-4/5'],
  ['bytes=-100', 'hello', 'bytes 0-4/5'],
])('the range %s is %s', async (Range, part, ContentRange) => {
  const answer = await getWhole({ Range, ChecksumMode: 'ENABLED' });

  expect(answer.text).toBe(part);
  expect(answer).toMatchObject({ ContentRange, ContentLength: part.length });
  expect([answer.$metadata.httpStatusCode, answer.ChecksumCRC32]).toEqual([206, undefined]);
});

test('a range behind the end is refused', async () => {
  expect(await refusalOf(get({ Range: 'bytes=100-200' }))).toEqual({ name: 'InvalidRange', status: 416 });
});

test('If-None-Match with the ETag of the object answers 304', async () => {
  const { ETag } = await getWhole();

  expect((await refusalOf(get({ IfNoneMatch: ETag }))).status).toBe(304);
  expect((await getWhole({ IfNoneMatch: '"other"' })).text).toBe('hello');
});

test('If-Match reads the object it names only', async () => {
  const { ETag } = await getWhole();

  expect((await getWhole({ IfMatch: ETag })).text).toBe('hello');
  expect(await refusalOf(get({ IfMatch: '"other"' }))).toEqual({ name: 'PreconditionFailed', status: 412 });
});

test('an object changed since is told from one that was not', async () => {
  const past = new Date(Date.now() - 3_600_000);
  const future = new Date(Date.now() + 3_600_000);

  expect((await refusalOf(get({ IfModifiedSince: future }))).status).toBe(304);
  expect((await refusalOf(get({ IfUnmodifiedSince: past }))).status).toBe(412);
  expect((await getWhole({ IfModifiedSince: past, IfUnmodifiedSince: future })).text).toBe('hello');
});

test('the query may override headers of the answer', async () => {
  const { ContentType, ContentDisposition } = await getWhole({
    ResponseContentType: 'text/csv',
    ResponseContentDisposition: 'attachment',
  });

  expect({ ContentType, ContentDisposition }).toEqual({ ContentType: 'text/csv', ContentDisposition: 'attachment' });
});

test('an object overwritten while it is read is read to its end as it was', async () => {
  const size = 4 * 1024 * 1024;
  const put = (fill: string) =>
    bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'big', Body: Buffer.alloc(size, fill) }));
  await put('a');
  const reading = (await get({ Key: 'big' })).Body as Readable;

  await put('b');
  const chunks: Buffer[] = [];
  for await (const chunk of reading) chunks.push(chunk as Buffer);

  expect(Buffer.concat(chunks).equals(Buffer.alloc(size, 'a'))).toBe(true);
});
