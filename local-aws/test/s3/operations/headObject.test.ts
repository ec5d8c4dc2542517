// SPDX-License-Identifier: Apache-2.0
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('tells what the writer said of the object', async () => {
  const said = {
    ContentType: 'text/csv',
    ContentEncoding: 'gzip',
    CacheControl: 'no-store',
    ContentDisposition: 'inline',
    Metadata: { origin: 'a notebook' },
  };
  await bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'k', Body: 'hello', Tagging: 'a=1&b=2', ...said }));

  const head = await bench.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'k', ChecksumMode: 'ENABLED' }));

  expect(head).toMatchObject({
    ...said,
    ContentLength: 5,
    AcceptRanges: 'bytes',
    ChecksumCRC32: 'NhCmhg==',
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
  });
  expect(Math.abs(Date.now() - head.LastModified!.getTime())).toBeLessThan(10_000);
});

test('a missing key has no head', async () => {
  expect(await refusalOf(bench.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'none' })))).toEqual({
    name: 'NotFound',
    status: 404,
  });
});
