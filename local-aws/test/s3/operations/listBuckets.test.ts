// SPDX-License-Identifier: Apache-2.0
import { CreateBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { BUCKET, openBench } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('buckets are listed by name, with the time of their creation', async () => {
  await bench.s3.send(new CreateBucketCommand({ Bucket: 'another' }));

  const { Buckets } = await bench.s3.send(new ListBucketsCommand({}));

  expect(Buckets).toEqual(['another', BUCKET].map((Name) => ({ Name, CreationDate: expect.any(Date) })));
});
