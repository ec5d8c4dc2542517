// SPDX-License-Identifier: Apache-2.0
import type { GateFigures } from '../../../src/plan/index.ts';
import { judgeRecede } from '../../../src/plan/gates/recede.ts';
import { someFigures } from './someFigures.ts';

const judge = (over: Partial<GateFigures>) => judgeRecede(someFigures(over));

test.each([
  [20, 20, false],
  [21, 40, true],
  [21, 41, true],
  [21, 42, false],
  [500, 1_000, false],
  [501, 1_000, true],
])('%i of %i open risks that recede: closed is %s', (receding, openBefore, closed) => {
  expect(judge({ receding, openBefore }).closed).toBe(closed);
});

test('says how many recede, of how many, and how many may', () => {
  expect(judge({ receding: 60, openBefore: 101 })).toEqual({
    closed: true,
    figure: 60,
    limit: 50,
    message: '60 of 101 open risks would recede; 50 may.',
  });
});

test.each([
  ['an empty run', { rows: 0 }],
  ['a run of which every row was rejected', { rows: 5, rejects: 5 }],
])('%s recedes nothing at all', (_, run) => {
  expect(judge({ ...run, receding: 0, openBefore: 100 }).closed).toBe(false);
  expect(judge({ ...run, receding: 1, openBefore: 100 })).toEqual({
    closed: true,
    figure: 1,
    limit: 0,
    message: '1 risks would recede because the run is empty; none may.',
  });
});
