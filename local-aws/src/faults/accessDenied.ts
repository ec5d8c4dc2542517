// SPDX-License-Identifier: Apache-2.0
import { S3Error } from '../s3/s3Error.ts';
import { S3_MATCHES, type S3Fault } from './s3Fault.ts';

/** A policy does not allow it. */
export const accessDenied: S3Fault<Record<never, never>> = {
  name: 'access-denied',
  does: 'answers 403 AccessDenied, as where a policy does not allow the call',
  page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
  matches: S3_MATCHES,
  options: {},
  meet: () => Promise.reject(new S3Error('AccessDenied', 'Access Denied')),
};
