// SPDX-License-Identifier: Apache-2.0
import { number, type Fault } from 'local-faults';
import { JOB_MATCHES } from './jobMatches.ts';

export const jobAborted: Fault<{ rows: number }> = {
  name: 'job-aborted',
  does: 'an administrator aborts a job while it runs: what was saved stays, the other rows are unprocessed',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/close_job.htm',
  matches: JOB_MATCHES,
  options: { rows: number('so many rows are processed first; a job of fewer completes', 200) },
};
