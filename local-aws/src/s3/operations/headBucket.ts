// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operation.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
export const headBucket: Operation = ({ bucket }, store) => {
  store.bucket(bucket);
  return new Response(null, { headers: { 'x-amz-bucket-region': 'us-east-1' } });
};
