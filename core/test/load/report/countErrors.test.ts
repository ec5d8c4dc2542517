// SPDX-License-Identifier: Apache-2.0
import { countErrors } from '../../../src/load/report/countErrors.ts';
import { classifyError } from '../../../src/load/report/errorClass.ts';
import type { FailedWrite } from '../../../src/load/report/failedWrite.ts';

const aFailure = (code: string, message = ''): FailedWrite => ({
  riskKey: 'a1:2026',
  riskId: undefined,
  action: 'create',
  code,
  message,
  fields: [],
  advice: classifyError({ code, message }),
  tries: 1,
});

test('records are counted by code and advice, the most frequent first', () => {
  const lock = classifyError({ code: 'UNABLE_TO_LOCK_ROW', message: '' });
  const parent = classifyError({ code: 'INVALID_FIELD', message: 'Foreign key external ID: c9 not found' });
  const failed = [
    aFailure('INVALID_FIELD'),
    aFailure('UNABLE_TO_LOCK_ROW', 'one'),
    aFailure('INVALID_FIELD', 'Foreign key external ID: c9 not found'),
    aFailure('UNABLE_TO_LOCK_ROW', 'other'),
  ];

  expect(countErrors(failed)).toEqual([
    { ...lock, code: 'UNABLE_TO_LOCK_ROW', records: 2 },
    { ...classifyError({ code: 'INVALID_FIELD', message: '' }), code: 'INVALID_FIELD', records: 1 },
    { ...parent, code: 'INVALID_FIELD', records: 1 },
  ]);
});

test('words in the place of a code are not told', () => {
  expect(countErrors([aFailure('No such thing as ACME')])).toMatchObject([{ code: 'UNKNOWN', records: 1 }]);
});

test('nothing failed, nothing is counted', () => {
  expect(countErrors([])).toEqual([]);
});
