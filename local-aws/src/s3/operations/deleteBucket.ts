// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operation.ts';
import { S3Error } from '../s3Error.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html */
export const deleteBucket: Operation = ({ bucket }, store) => {
  if (!store.bucket(bucket).isEmpty()) {
    const details = { BucketName: bucket };
    throw new S3Error('BucketNotEmpty', 'The bucket you tried to delete is not empty', details);
  }
  store.remove(bucket);
  return new Response(null, { status: 204 });
};
