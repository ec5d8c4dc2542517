// SPDX-License-Identifier: Apache-2.0
import { judgeDrift } from '../../../src/plan/gates/drift.ts';
import { someFigures } from './someFigures.ts';

const judge = (psi: number) => judgeDrift(someFigures({ drift: { psi, earlierRunId: 'run-1' } }));

test.each([
  [0, false, false],
  [0.1, false, false],
  [0.100001, false, true],
  [0.25, false, true],
  [0.250001, true, false],
  [18, true, false],
])('a PSI of %d: closed is %s, a warning is %s', (psi, closed, warns) => {
  expect(judge(psi)).toMatchObject({ closed, warns, figure: psi, limit: 0.25 });
});

test('names the earlier run and how far the scores have moved', () => {
  expect(judge(0.31237).message).toBe('The scores have moved by a PSI of 0.3124 since run-1; 0.25 is allowed.');
  expect(judge(0.11).message).toBe(
    'The scores have moved by a PSI of 0.1100 since run-1; above 0.1 it is worth a look.',
  );
});

test('without scores to measure against it is open', () => {
  expect(judgeDrift(someFigures({ drift: undefined }))).toEqual({
    closed: false,
    figure: 0,
    limit: 0.25,
    message: 'The scores were not measured: only those of a full run with rows are, against an earlier one.',
  });
});
