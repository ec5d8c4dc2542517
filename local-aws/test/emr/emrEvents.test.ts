// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aStep, openEmrBench } from './emrBench.ts';
import type { EmrBench } from './emrBench.ts';

let bench: EmrBench;
beforeEach(async () => {
  bench = await openEmrBench({ delayMs: 5 });
});
afterEach(() => bench.close());

const told = () =>
  bench.aws.events
    .sent()
    .filter(({ source }) => source === 'aws.emr')
    .map(({ detail }) => [detail['stepId'] === undefined ? 'cluster' : 'step', detail['state'], detail['severity']]);

test('every change is told in its order', async () => {
  await bench.run({ Steps: [aStep('true')] });
  await bench.aws.settled();

  expect(told()).toEqual([
    ['cluster', 'STARTING', 'INFO'],
    ['step', 'PENDING', 'INFO'],
    ['cluster', 'BOOTSTRAPPING', 'INFO'],
    ['cluster', 'RUNNING', 'INFO'],
    ['step', 'RUNNING', 'INFO'],
    ['step', 'COMPLETED', 'INFO'],
    ['cluster', 'TERMINATING', 'INFO'],
    ['cluster', 'TERMINATED', 'INFO'],
  ]);
});

test('a failure is an error of the step and critical for the cluster', async () => {
  await bench.run({ Steps: [aStep('false'), aStep('true')] });
  await bench.aws.settled();

  expect(told().slice(5)).toEqual([
    ['step', 'RUNNING', 'INFO'],
    ['step', 'FAILED', 'ERROR'],
    ['step', 'CANCELLED', 'WARN'],
    ['cluster', 'TERMINATING', 'INFO'],
    ['cluster', 'TERMINATED_WITH_ERRORS', 'CRITICAL'],
  ]);
});

test('events have the shapes of EMR; the reason is a JSON text', async () => {
  const clusterId = await bench.run({ Name: 'nightly', Steps: [aStep('false', { Name: 'work' })] });
  await bench.aws.settled();
  const [step] = await bench.steps(clusterId);
  const events = bench.aws.events.sent();

  expect(events.at(-1)).toMatchObject({
    'detail-type': 'EMR Cluster State Change',
    source: 'aws.emr',
    resources: [],
    detail: {
      severity: 'CRITICAL',
      stateChangeReason: '{"code":"STEP_FAILURE","message":"Shut down as step failed"}',
      name: 'nightly',
      clusterId,
      state: 'TERMINATED_WITH_ERRORS',
      message: `Amazon EMR Cluster ${clusterId} (nightly) is TERMINATED_WITH_ERRORS with a reason of STEP_FAILURE.`,
    },
  });
  expect(events.find(({ detail }) => detail['state'] === 'FAILED')).toMatchObject({
    'detail-type': 'EMR Step Status Change',
    detail: {
      severity: 'ERROR',
      actionOnFailure: 'TERMINATE_CLUSTER',
      stepId: step?.Id,
      name: 'work',
      clusterId,
      state: 'FAILED',
      message: `Step ${step?.Id} (work) in Amazon EMR cluster ${clusterId} (nightly) is FAILED.`,
    },
  });
  expect(events[0]?.detail['stateChangeReason']).toBe('{"code":""}');
});
