// SPDX-License-Identifier: Apache-2.0
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('a bucket that is there tells its region', async () => {
  const { BucketRegion } = await bench.s3.send(new HeadBucketCommand({ Bucket: BUCKET }));

  expect(BucketRegion).toBe('us-east-1');
});

test('a missing bucket has no head', async () => {
  expect(await refusalOf(bench.s3.send(new HeadBucketCommand({ Bucket: 'none' })))).toEqual({
    name: 'NotFound',
    status: 404,
  });
});
