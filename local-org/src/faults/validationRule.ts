// SPDX-License-Identifier: Apache-2.0
import { text } from 'local-faults';
import { RECORD_MATCHES, type RecordFault } from './recordFault.ts';

/** Like a rule that an administrator activates while others load; one that is deployed does the same by its formula. */
export const validationRule: RecordFault<{ message: string; field: string }> = {
  name: 'validation-rule',
  does: 'a validation rule of the org refuses records with FIELD_CUSTOM_VALIDATION_EXCEPTION',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm',
  matches: RECORD_MATCHES,
  options: {
    message: text('what the rule says', 'This record must not be changed now.'),
    field: text('where the rule shows it; empty: on top of the page', ''),
  },
  step: 'check',
  errorOf: ({ message, field }) => ({
    statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message,
    fields: field === '' ? [] : [field],
  }),
};
