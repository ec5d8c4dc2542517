// SPDX-License-Identifier: Apache-2.0
import { number, type Fault } from 'local-faults';
import { JOB_MATCHES } from './jobMatches.ts';

export const slowQueue: Fault<{ milliseconds: number }> = {
  name: 'slow-queue',
  does: 'a job stays UploadComplete for long: the platform has others to do first',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/how_requests_are_processed.htm',
  matches: JOB_MATCHES,
  options: { milliseconds: number('so much longer than usual', 60_000) },
};
