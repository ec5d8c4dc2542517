// SPDX-License-Identifier: Apache-2.0
import { GetBucketLocationCommand } from '@aws-sdk/client-s3';
import { BUCKET, openBench } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('a bucket lies in the default region, which has no name', async () => {
  const { LocationConstraint } = await bench.s3.send(new GetBucketLocationCommand({ Bucket: BUCKET }));

  expect(LocationConstraint ?? '').toBe('');
});
