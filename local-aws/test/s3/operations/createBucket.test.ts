// SPDX-License-Identifier: Apache-2.0
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

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
