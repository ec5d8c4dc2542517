// SPDX-License-Identifier: Apache-2.0
import { text } from 'local-faults';
import { RECORD_MATCHES, type RecordFault } from './recordFault.ts';

/** The Bulk API has no header that lets duplicates through. */
export const duplicateRule: RecordFault<{ message: string }> = {
  name: 'duplicate-rule',
  does: 'a duplicate rule that blocks takes new records for others that are there: DUPLICATES_DETECTED',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_headers_intro.htm',
  matches: RECORD_MATCHES,
  options: { message: text('what the rule says', 'Use one of these records?') },
  step: 'check',
  onlyNew: true,
  errorOf: ({ message }) => ({ statusCode: 'DUPLICATES_DETECTED', message, fields: [] }),
};
