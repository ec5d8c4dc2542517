// SPDX-License-Identifier: Apache-2.0
import { testCasesOf, type TestCase } from '../../src/reports/testCases.ts';
import { anEnding, aReport, GATES } from './anEnding.ts';

test('a load that went well is told as passed, with every class of errors', () => {
  expect(testCasesOf(anEnding()).map(tell)).toEqual([
    'load: the run is loaded passed',
    'rows: all rows can be read passed',
    'rows: all accounts are known passed',
    'errors: transient passed',
    'errors: data passed',
    'errors: permission passed',
    'errors: automation passed',
    'errors: platform passed',
    'tasks: every alert has its task passed',
  ]);
});

test('closed gates fail and say what helps; what was overridden or is worth a look is skipped', () => {
  const failure = { code: 'gates_closed', message: 'Nothing was written.', next: 'Look into it.' };
  const cases = testCasesOf(anEnding({ failure, report: aReport({ outcome: 'refused', gates: GATES }) }));

  expect(cases.map(tell)).toEqual([
    'load: the run is loaded error: Nothing was written.',
    'gates: volume passed',
    'gates: recede failed: 21 of 30 open risks would recede; 20 may.',
    'gates: flow skipped: Overridden: Not active: One.',
    'gates: drift skipped: The scores have moved.',
    'gates: stale failed: The season has run-b.',
    'rows: all rows can be read passed',
    'rows: all accounts are known passed',
  ]);
  expect(cases.map(({ text }) => text).filter((text) => text?.includes('\n'))).toEqual([
    'Nothing was written.\nLook into it.',
    '21 of 30 open risks would recede; 20 may.\nLook into it. To load all the same, give --override recede.',
    "The season has run-b.\nThe gate stale can't be overridden.",
  ]);
});

test('errors are told by class with owner and remedy, Tasks by the Ids of their risks', () => {
  const errors = [
    { class: 'data', owner: 'admin', code: 'DUPLICATE_VALUE', records: 2, remedy: 'Look for the other.' },
    { class: 'data', owner: 'data science', code: 'STRING_TOO_LONG', records: 1, remedy: 'Cut it.' },
  ] as const;
  const missing = Array.from({ length: 21 }, (_, i) => ({ riskId: `id-${i}`, error: null }));
  const parts = { errors, rejects: 1, rows: 9, unknown: 2, atRisk: 5, tasks: { alerts: 30, found: 9, missing } };
  const cases = testCasesOf(anEnding({ report: aReport({ outcome: 'loaded with failures', ...parts }) }));

  expect(cases.filter(({ verdict }) => verdict !== 'passed').map(tell)).toEqual([
    'rows: all rows can be read skipped: 1 of 9 rows were rejected; they are listed in rejects.csv.',
    'rows: all accounts are known skipped: 2 of 5 accounts at risk are unknown to the org; they are listed in unknown-accounts.csv.',
    'errors: data failed: 3 records were not taken by the org; they are listed in failed.csv.',
    'tasks: every alert has its task failed: 21 of 30 alerts have no task.',
  ]);
  expect(cases.find(({ name }) => name === 'data')?.text).toBe(
    'DUPLICATE_VALUE (2 records, admin): Look for the other.\nSTRING_TOO_LONG (1 records, data science): Cut it.',
  );
  expect(cases.at(-1)?.text?.split('\n')).toEqual([
    ...missing.slice(0, 20).map(({ riskId }) => riskId),
    '...',
    'failed.csv says why. Mend that, and make these tasks by hand.',
  ]);
});

test('of a load that ended before it had read anything only the reason is told', () => {
  const failure = { code: 'run_not_found', message: 'No run.', next: 'Check the address.' };

  expect(testCasesOf(anEnding({ dryRun: true, report: undefined, failure }))).toEqual([
    {
      group: 'load',
      name: 'the run can be loaded',
      seconds: 3,
      verdict: 'error',
      message: 'No run.',
      text: 'No run.\nCheck the address.',
    },
  ]);
});

function tell({ group, name, verdict, message }: TestCase): string {
  return `${group}: ${name} ${verdict}${message === undefined ? '' : `: ${message}`}`;
}
