// SPDX-License-Identifier: Apache-2.0
import { CreateBucketCommand, DeleteBucketCommand, ListBucketsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('only an empty bucket is deleted', async () => {
  await bench.s3.send(new CreateBucketCommand({ Bucket: 'another' }));
  await bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'k', Body: 'x' }));

  await bench.s3.send(new DeleteBucketCommand({ Bucket: 'another' }));
  const full = await refusalOf(bench.s3.send(new DeleteBucketCommand({ Bucket: BUCKET })));

  expect(full).toEqual({ name: 'BucketNotEmpty', status: 409 });
  expect((await bench.s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toEqual([BUCKET]);
});
