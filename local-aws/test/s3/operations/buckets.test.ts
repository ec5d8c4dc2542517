// SPDX-License-Identifier: Apache-2.0
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('a created bucket is there and is listed', async () => {
  await bench.s3.send(new CreateBucketCommand({ Bucket: 'another' }));

  const { Buckets } = await bench.s3.send(new ListBucketsCommand({}));
  const head = await bench.s3.send(new HeadBucketCommand({ Bucket: 'another' }));

  expect(Buckets?.map(({ Name }) => Name)).toEqual(['another', BUCKET]);
  expect(head.BucketRegion).toBe('us-east-1');
});

test('a bucket is not created twice', async () => {
  expect(await refusalOf(bench.s3.send(new CreateBucketCommand({ Bucket: BUCKET })))).toEqual({
    name: 'BucketAlreadyOwnedByYou',
    status: 409,
  });
});

test('a bucket name must be one', async () => {
  expect(await refusalOf(bench.s3.send(new CreateBucketCommand({ Bucket: 'Upper_Case' })))).toEqual({
    name: 'InvalidBucketName',
    status: 400,
  });
});

test('a missing bucket has no head', async () => {
  expect(await refusalOf(bench.s3.send(new HeadBucketCommand({ Bucket: 'none' })))).toEqual({
    name: 'NotFound',
    status: 404,
  });
});

test('a bucket lies in the default region, which has no name', async () => {
  const { LocationConstraint } = await bench.s3.send(new GetBucketLocationCommand({ Bucket: BUCKET }));

  expect(LocationConstraint ?? '').toBe('');
});

test('only an empty bucket is deleted', async () => {
  await bench.s3.send(new CreateBucketCommand({ Bucket: 'another' }));
  await bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'k', Body: 'x' }));

  await bench.s3.send(new DeleteBucketCommand({ Bucket: 'another' }));
  const full = await refusalOf(bench.s3.send(new DeleteBucketCommand({ Bucket: BUCKET })));

  expect(full).toEqual({ name: 'BucketNotEmpty', status: 409 });
  expect((await bench.s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toEqual([BUCKET]);
});
