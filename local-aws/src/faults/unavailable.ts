// SPDX-License-Identifier: Apache-2.0
import { oneOf } from 'local-faults';
import { S3Error } from '../s3/s3Error.ts';
import { S3_MATCHES, type S3Fault } from './s3Fault.ts';

/** S3 is busy or broken, with what was asked for done or not done. */
export const unavailable: S3Fault<{ at: 'before' | 'after'; code: 'SlowDown' | 'InternalError' }> = {
  name: 'unavailable',
  does: 'answers 503 SlowDown or 500 InternalError, which does not tell whether the request had its effect',
  page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
  matches: S3_MATCHES,
  options: {
    at: oneOf('the effect', ['before', 'after']),
    code: oneOf('which of the two', ['SlowDown', 'InternalError']),
  },
  async meet({ options: { at, code }, answer }) {
    if (at === 'after') await (await answer()).body?.cancel();
    throw new S3Error(code, TEXTS[code]);
  },
};

const TEXTS = {
  SlowDown: 'Please reduce your request rate.',
  InternalError: 'We encountered an internal error. Please try again.',
};
