// SPDX-License-Identifier: Apache-2.0
import { errorCodeIn } from '../../../src/load/report/errorCodeIn.ts';

test.each([
  [
    'This error occurred when the flow tried to create records: REQUIRED_FIELD_MISSING: Fields are missing: [OwnerId].',
    'REQUIRED_FIELD_MISSING',
  ],
  ['FIELD_CUSTOM_VALIDATION_EXCEPTION: ACME_EUROPE: is not to be called.', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
  ['ACME_EUROPE is not to be called.', 'UNKNOWN'],
  ['', 'UNKNOWN'],
])('%s', (words, code) => {
  expect(errorCodeIn(words)).toBe(code);
});
