// SPDX-License-Identifier: Apache-2.0
import { ChurnError, ERROR_CODES } from '@churn-risk/core/load';
import { endingOfError, endingOfReport, type Ending } from '../../src/loadRisks/ending.ts';
import { aReport } from './aReport.ts';

const OPEN = new AbortController().signal;
const timeIsOver = new ChurnError('timed_out', 'Over.', 'Go on.');

describe('a report', () => {
  test.each(['loaded', 'loaded with failures'] as const)('"%s" within time', (outcome) => {
    const report = aReport({ outcome, failed: 3, resultFiles: ['s3://b/loads/o/r/l'] });

    expect(endingOfReport(report, OPEN)).toEqual(
      outcome === 'loaded'
        ? { kind: 'loaded', report }
        : {
            kind: 'incomplete',
            report,
            cause:
              'loaded with failures: 3 records were not taken, 0 alerts have no Task. See failed.csv in s3://b/loads/o/r/l.',
          },
    );
  });

  test('with Tasks that were not there yet when the time was over is looked at again', () => {
    const report = aReport({ outcome: 'loaded with failures' });

    expect(endingOfReport(report, AbortSignal.abort(timeIsOver))).toEqual({ kind: 'unfinished', error: timeIsOver });
  });

  test('without failures is loaded, even where the time is over', () => {
    const report = aReport({});

    expect(endingOfReport(report, AbortSignal.abort(timeIsOver))).toEqual({ kind: 'loaded', report });
  });
});

describe('an error', () => {
  test('that a repetition can not mend is a refusal, with its cause in words', () => {
    const error = new ChurnError('gates_closed', 'Nothing was written.', 'Look into it.');

    expect(endingOfError(error)).toEqual({
      kind: 'refused',
      error,
      cause: 'gates_closed: Nothing was written. Look into it.',
    });
  });

  test('for the allowance of the org alone may go better next time', () => {
    const refusedBy = (...names: readonly string[]) =>
      endingOfError(new ChurnError('gates_closed', 'm', 'n', { data: { gates: names.map((name) => ({ name })) } }))
        .kind;

    expect([refusedBy('allowance'), refusedBy('allowance', 'volume')]).toEqual(['failed', 'refused']);
  });

  test('of the program itself is a failure', () => {
    const error = new TypeError('x is not a function');

    expect(endingOfError(error)).toEqual({ kind: 'failed', error });
  });

  test('means by its code that the delivery failed, is refused or has to come again', () => {
    const codesOf = (kind: Ending['kind']) =>
      ERROR_CODES.filter((code) => endingOfError(new ChurnError(code, 'm', 'n')).kind === kind);

    expect(codesOf('unfinished')).toEqual(['lease_held', 'timed_out', 'interrupted']);
    expect(codesOf('refused')).toEqual([
      'run_not_found',
      'run_file_missing',
      'manifest_invalid',
      'contract_unknown',
      'run_file_differs',
      'column_missing',
      'file_unreadable',
      'run_empty',
      'thresholds_invalid',
      'gates_closed',
      'usage',
    ]);
    expect(codesOf('failed')).toEqual(
      expect.arrayContaining(['org_unreachable', 'org_refused', 'allowance_used_up', 'secret_invalid']),
    );
  });
});
