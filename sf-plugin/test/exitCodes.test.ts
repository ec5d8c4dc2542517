// SPDX-License-Identifier: Apache-2.0
import { ChurnError, ERROR_CODES } from '@churn-risk/core/load';
import type { SfError } from '@salesforce/core';
import { toSfError } from '../src/loadError.ts';

describe('an error of a load', () => {
  test.each([
    ['gates_closed', 'GatesClosed', 3],
    ['lease_held', 'LeaseHeld', 1],
    ['usage', 'Usage', 2],
    ['interrupted', 'Interrupted', 5],
  ] as const)('%s has a name of its own and its exit code', (code, name, exitCode) => {
    const error = toSfError(new ChurnError(code, 'What happened.', 'What to do.', { data: { figure: 1 } })) as SfError;

    expect({ ...error.toObject(), code: error.code }).toEqual({
      name,
      message: 'What happened.',
      exitCode,
      actions: ['What to do.'],
      data: { figure: 1 },
      code,
    });
  });

  test('keeps its exit code when a failed fetch was the cause', () => {
    const cause = new TypeError('fetch failed');
    const error = toSfError(new ChurnError('org_unreachable', 'No answer.', 'Try again.', { cause })) as SfError;

    expect({ cause: error.cause, exitCode: error.exitCode }).toEqual({ cause: undefined, exitCode: 1 });
  });

  test('of every code ends with an exit code of the help', () => {
    const exitCodes = ERROR_CODES.map((code) => (toSfError(new ChurnError(code, 'm', 'n')) as SfError).exitCode);

    expect(new Set(exitCodes)).toEqual(new Set([1, 2, 3, 5]));
  });

  test('that is none of ours stays what it is', () => {
    const error = new Error('a fault of the program');

    expect(toSfError(error)).toBe(error);
  });
});
