// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operation.ts';
import { S3Error } from '../s3Error.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html, its body (region, tags) ignored. */
export const createBucket: Operation = ({ bucket, now }, store) => {
  const details = { BucketName: bucket };
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.', details);
  }
  if (store.buckets().some(({ name }) => name === bucket)) {
    const message = 'Your previous request to create the named bucket succeeded and you already own it.';
    throw new S3Error('BucketAlreadyOwnedByYou', message, details);
  }
  store.create(bucket, now);
  return new Response(null, { headers: { location: `/${bucket}` } });
};
