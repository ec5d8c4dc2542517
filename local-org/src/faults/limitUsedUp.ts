// SPDX-License-Identifier: Apache-2.0
import { number, oneOf, type Fault } from 'local-faults';

/** Struck where the org counts what is used, see `allowance.ts`. */
export const limitUsedUp: Fault<{
  limit: 'DailyApiRequests' | 'DailyBulkApiBatches' | 'DailyBulkV2QueryJobs';
  left: number;
}> = {
  name: 'limit-used-up',
  does: 'leaves little of a daily limit: calls then answer 403 REQUEST_LIMIT_EXCEEDED, jobs fail with ExceededQuota',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm',
  matches: [],
  options: {
    limit: oneOf('which', ['DailyApiRequests', 'DailyBulkApiBatches', 'DailyBulkV2QueryJobs']),
    left: number('how much is left from here on', 0),
  },
};
