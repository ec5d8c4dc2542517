// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../src/churnError.ts';
import { unreadable, unwritable } from '../../src/aws/s3Faults.ts';

const fault = (name: string, over: object = {}) => Object.assign(new Error('said by the SDK'), { name }, over);

test.each([
  [fault('AccessDenied'), 'access is denied (said by the SDK)', 's3:GetObject'],
  [fault('CredentialsProviderError'), 'the AWS credentials are missing or not valid (said by the SDK)', 'AWS_PROFILE'],
  [fault('ExpiredToken'), 'the AWS session has expired (said by the SDK)', 'Sign in'],
  [fault('PermanentRedirect'), 'the bucket lies in another region (said by the SDK)', 'AWS_REGION'],
  [fault('Error', { code: 'ENOTFOUND' }), 'the S3 endpoint is not reachable (said by the SDK)', 'AWS_ENDPOINT_URL'],
  [
    Object.assign(new AggregateError([fault('Error', { code: 'ECONNREFUSED' })], 'all failed')),
    'the S3 endpoint is not reachable (all failed)',
    'AWS_ENDPOINT_URL',
  ],
  [new Error('Region is missing'), 'no AWS region is set', 'AWS_REGION'],
  [fault('SlowDown'), 'said by the SDK', 'Try again'],
  ['a text', 'a text', 'Try again'],
])('%s is told as what it means', (cause, reason, next) => {
  const told = unreadable('s3://b/k', cause);

  expect(told).toMatchObject({ code: 'store_unreadable', message: `s3://b/k can't be read: ${reason}.`, cause });
  expect(told.next).toContain(next);
});

test('an error of ours that came through the SDK stays as it is', () => {
  const ours = new ChurnError('run_file_missing', 'm', 'n');

  expect(unwritable('s3://b/k', ours)).toBe(ours);
});
