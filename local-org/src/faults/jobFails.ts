// SPDX-License-Identifier: Apache-2.0
import { number, oneOf, type Fault } from 'local-faults';
import { JOB_MATCHES } from './jobMatches.ts';

type Reason = 'Timeout' | 'TooManyLockFailure' | 'ExceededQuota' | 'Unknown';

/** A job ends before its last row; texts are those of the guide's list of errors. */
export const jobFails: Fault<{ rows: number; reason: Reason }> = {
  name: 'job-fails',
  does: 'a job is Failed half-way: what was saved stays, the other rows are unprocessed',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_reference_errors.htm',
  matches: JOB_MATCHES,
  options: {
    rows: number('so many rows are processed first; a job of fewer completes', 200),
    reason: oneOf('how the job says it', ['Timeout', 'TooManyLockFailure', 'ExceededQuota', 'Unknown']),
  },
};

/** As the job's `errorMessage`. */
export const FAILURE_TEXTS: Readonly<Record<Reason, string>> = {
  Timeout: 'Timeout : The connection timed out.',
  TooManyLockFailure: 'TooManyLockFailure : Too many lock failure 200 Trying again later.',
  ExceededQuota: 'ExceededQuota : ApiBatchItems Limit exceeded',
  Unknown: 'Unknown : Exception with unknown cause occurred.',
};
