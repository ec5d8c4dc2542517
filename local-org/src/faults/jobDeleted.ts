// SPDX-License-Identifier: Apache-2.0
import { oneOf, type Fault } from 'local-faults';
import { JOB_MATCHES } from './jobMatches.ts';

export const jobDeleted: Fault<{ at: 'queue' | 'end' }> = {
  name: 'job-deleted',
  does: 'an administrator deletes a job: 404 NOT_FOUND from then on; what it saved stays',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/delete_job.htm',
  matches: JOB_MATCHES,
  options: { at: oneOf('before its first row, or when it is complete', ['queue', 'end']) },
};
