// SPDX-License-Identifier: Apache-2.0
import { DeleteObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

const head = (Key: string) => bench.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key }));
beforeEach(async () => {
  for (const Key of ['a', 'b & c']) await bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'x' }));
});

test('a deleted key is gone', async () => {
  await bench.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'a' }));

  expect((await refusalOf(head('a'))).status).toBe(404);
});

test('deleting a key that is not there is no error', async () => {
  const { $metadata } = await bench.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'none' }));

  expect($metadata.httpStatusCode).toBe(204);
});
