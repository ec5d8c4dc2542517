// SPDX-License-Identifier: Apache-2.0
import { RECORD_MATCHES, type RecordFault } from './recordFault.ts';

/** With `after`, so many more records still fit. */
export const storageFull: RecordFault<Record<never, never>> = {
  name: 'storage-full',
  does: 'the data storage of the org is full: new records fail with STORAGE_LIMIT_EXCEEDED, others can be changed',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm',
  matches: RECORD_MATCHES,
  options: {},
  step: 'check',
  onlyNew: true,
  errorOf: () => ({ statusCode: 'STORAGE_LIMIT_EXCEEDED', message: 'storage limit exceeded', fields: [] }),
};
