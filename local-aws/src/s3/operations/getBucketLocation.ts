// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operation.ts';
import { xmlResponse } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html: empty means us-east-1. */
export const getBucketLocation: Operation = ({ bucket }, store) => {
  store.bucket(bucket);
  return xmlResponse('LocationConstraint', {});
};
