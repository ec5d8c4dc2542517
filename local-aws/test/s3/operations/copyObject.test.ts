// SPDX-License-Identifier: Apache-2.0
import { CopyObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { CopyObjectCommandInput } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

beforeEach(() =>
  bench.s3.send(
    new PutObjectCommand({
      Bucket: BUCKET,
      Key: 'a é',
      Body: 'hello',
      ContentType: 'text/csv',
      Metadata: { from: 'first' },
    }),
  ),
);
const copy = (more: Partial<CopyObjectCommandInput> = {}) =>
  bench.s3.send(
    new CopyObjectCommand({ Bucket: BUCKET, Key: 'b', CopySource: `${BUCKET}/${encodeURIComponent('a é')}`, ...more }),
  );
async function get(Key: string) {
  const { Body, ...answer } = await bench.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
  return { ...answer, text: await Body!.transformToString() };
}

test('a copy has the bytes and what was said of them', async () => {
  const { CopyObjectResult } = await copy();

  const copied = await get('b');
  expect(CopyObjectResult).toMatchObject({ ETag: '"5d41402abc4b2a76b9719d911017c592"', ChecksumCRC32: 'NhCmhg==' });
  expect(copied).toMatchObject({ text: 'hello', ContentType: 'text/csv', Metadata: { from: 'first' } });
});

test('REPLACE takes what the request says instead', async () => {
  await copy({ MetadataDirective: 'REPLACE', ContentType: 'text/plain', Metadata: { from: 'second' } });

  expect(await get('b')).toMatchObject({ ContentType: 'text/plain', Metadata: { from: 'second' } });
});

test('an object is copied onto itself only to say something else of it', async () => {
  expect(await refusalOf(copy({ Key: 'a é' }))).toEqual({ name: 'InvalidRequest', status: 400 });

  await copy({ Key: 'a é', MetadataDirective: 'REPLACE', Metadata: { from: 'third' } });
  expect(await get('a é')).toMatchObject({ Metadata: { from: 'third' } });
});

test('a condition on the source holds', async () => {
  expect(await refusalOf(copy({ CopySourceIfMatch: '"other"' }))).toEqual({ name: 'PreconditionFailed', status: 412 });
});

test('a source that is not there is no source', async () => {
  expect(await refusalOf(copy({ CopySource: `${BUCKET}/none` }))).toEqual({ name: 'NoSuchKey', status: 404 });
});
