// SPDX-License-Identifier: Apache-2.0
import type { Fault } from 'local-faults';

/** Switched on at any time; `field` is like `Account.Rating`. Each look at a field is an occasion. */
export const invisibleField: Fault = {
  name: 'invisible-field',
  does: 'takes a field away from all but administrators: queries fail with INVALID_FIELD, jobs with InvalidBatch',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_prepare_csv.htm',
  matches: ['field'],
  options: {},
};
