// SPDX-License-Identifier: Apache-2.0
import { readBucketAddress } from '../../src/modelRun/bucketAddress.ts';

test.each([
  ['my-bucket', 's3://my-bucket'],
  ['s3://my-bucket', 's3://my-bucket'],
  ['s3://my-bucket/', 's3://my-bucket'],
  ['s3://my-bucket/a/b/', 's3://my-bucket/a/b'],
  ['my.bucket/a', 's3://my.bucket/a'],
])('%s is %s', (text, uri) => {
  expect(readBucketAddress(text)).toBe(uri);
});

test.each(['', 's3://', 'a', '/my-bucket', 'https://my-bucket', 's3://my bucket', 's3://my-bucket/a b'])(
  '%j is no bucket',
  (text) => {
    expect(readBucketAddress(text)).toBeUndefined();
  },
);
