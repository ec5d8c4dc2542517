// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

const put = (Key: string, Body: PutObjectCommandInput['Body'], more: Partial<PutObjectCommandInput> = {}) =>
  bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ...more }));
async function get(Key: string): Promise<Uint8Array> {
  const { Body } = await bench.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
  return Body!.transformToByteArray();
}
const text = async (key: string): Promise<string> => Buffer.from(await get(key)).toString();

test('a text comes back as it was, its ETag is its quoted md5, its checksum the CRC32', async () => {
  const { ETag, ChecksumCRC32, ChecksumType, VersionId } = await put('k', 'hello');

  expect({ ETag, ChecksumCRC32, ChecksumType, VersionId }).toEqual({
    ETag: `"${createHash('md5').update('hello').digest('hex')}"`,
    ChecksumCRC32: 'NhCmhg==',
    ChecksumType: 'FULL_OBJECT',
    VersionId: undefined,
  });
  expect(await text('k')).toBe('hello');
});

test('an empty object is one', async () => {
  await put('empty', '', { ContentLength: 0 });

  expect(await text('empty')).toBe('');
});

test('a streamed file of 300 kB, in aws-chunked with a trailer, comes back byte for byte', async () => {
  const bytes = randomBytes(300_000);
  const path = join(bench.folder, 'source.bin');
  await writeFile(path, bytes);

  await put('stream', createReadStream(path), { ContentLength: bytes.length });

  expect(Buffer.from(await get('stream')).equals(bytes)).toBe(true);
});

test.each([
  ['ChecksumCRC32', 'NhCmhg=='],
  ['ChecksumCRC32C', 'mnG7TA=='],
  ['ChecksumCRC64NVME', 'M3eFcAZSQlc='],
  ['ChecksumSHA1', createHash('sha1').update('hello').digest('base64')],
  ['ChecksumSHA256', createHash('sha256').update('hello').digest('base64')],
])('%s is held against the bytes, and a wrong one refused', async (name, value) => {
  expect(await put('good', 'hello', { [name]: value })).toMatchObject({ [name]: value });
  expect(await refusalOf(put('bad', 'hullo', { [name]: value }))).toEqual({ name: 'BadDigest', status: 400 });
  expect(await refusalOf(get('bad'))).toEqual({ name: 'NoSuchKey', status: 404 });
});

test('a wrong Content-MD5 is refused', async () => {
  const ContentMD5 = createHash('md5').update('hullo').digest('base64');

  expect(await refusalOf(put('k', 'hello', { ContentMD5 }))).toEqual({ name: 'BadDigest', status: 400 });
});

test('If-None-Match * writes a new key and spares an existing one', async () => {
  await put('k', 'one', { IfNoneMatch: '*' });

  expect(await refusalOf(put('k', 'two', { IfNoneMatch: '*' }))).toEqual({ name: 'PreconditionFailed', status: 412 });
  expect(await text('k')).toBe('one');
});

test('of two writers at once with If-None-Match * one wins', async () => {
  const both = await Promise.allSettled([put('k', 'one', { IfNoneMatch: '*' }), put('k', 'two', { IfNoneMatch: '*' })]);

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('If-Match writes over the object it names only', async () => {
  const { ETag } = await put('k', 'one');

  expect(await refusalOf(put('k', 'x', { IfMatch: '"other"' }))).toEqual({ name: 'PreconditionFailed', status: 412 });
  expect(await refusalOf(put('none', 'x', { IfMatch: ETag }))).toEqual({ name: 'NoSuchKey', status: 404 });
  await put('k', 'two', { IfMatch: ETag });
  expect(await text('k')).toBe('two');
});

test.each([
  'in/my notebook (1).ipynb',
  'in/é+ü&?.txt',
  'out/run_date=2026-11-23/part-00000-a.c000.snappy.parquet',
  'a//b',
  'a/../b',
  '100%.txt',
  '😀',
])('the key %s is taken as it is', async (key) => {
  await put(key, key);

  expect(await text(key)).toBe(key);
});

test('a key of more than 1,024 bytes is refused', async () => {
  expect(await refusalOf(put('é'.repeat(513), 'x'))).toEqual({ name: 'KeyTooLongError', status: 400 });
});

test('a bucket that is not there takes nothing', async () => {
  expect(await refusalOf(put('k', 'x', { Bucket: 'none' }))).toEqual({ name: 'NoSuchBucket', status: 404 });
});
