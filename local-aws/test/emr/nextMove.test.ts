// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import type { Step, StepState } from '../../src/emr/cluster.ts';
import { createStep } from '../../src/emr/cluster.ts';
import { chooseMove, judgeFailedStep } from '../../src/emr/nextMove.ts';

const stepsOf = (...states: StepState[]): Step[] =>
  states.map((state) => ({ ...createStep({ Name: 'step' }, new Date()), state }));

test('the first pending step is run', () => {
  const steps = stepsOf('COMPLETED', 'PENDING', 'PENDING');

  expect(chooseMove({ steps, keepsAlive: false })).toEqual({ kind: 'run', step: steps[1] });
});

test.each<[readonly StepState[], string]>([
  [[], 'Steps completed'],
  [['COMPLETED', 'COMPLETED'], 'Steps completed'],
  [['COMPLETED', 'FAILED'], 'Steps completed with errors'],
  [['FAILED', 'CANCELLED'], 'Steps completed with errors'],
])('with steps %j it ends as TERMINATED, "%s"', (states, Message) => {
  expect(chooseMove({ steps: stepsOf(...states), keepsAlive: false })).toEqual({
    kind: 'end',
    ending: { state: 'TERMINATED', reason: { Code: 'ALL_STEPS_COMPLETED', Message } },
  });
});

test('one that is kept alive waits', () => {
  expect(chooseMove({ steps: stepsOf('FAILED'), keepsAlive: true })).toEqual({ kind: 'wait' });
});

test.each([
  ['TERMINATE_CLUSTER', 'end_cluster'],
  ['TERMINATE_JOB_FLOW', 'end_cluster'],
  ['CANCEL_AND_WAIT', 'cancel_rest'],
  ['CONTINUE', 'go_on'],
] as const)('a failed step with %s: %s', (actionOnFailure, expected) => {
  expect(judgeFailedStep({ actionOnFailure })).toBe(expected);
});
