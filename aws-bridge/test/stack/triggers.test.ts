// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { synthesise } from './synthesise.ts';

const stack = synthesise();
const rules = stack.of('Events::Rule');
const { ArrivedRuns: arrivedRuns } = stack.of('SQS::Queue');
const { LoadRisks: loadRisks } = stack.of('Lambda::Function');

test('a notebook that arrives invokes run-model', () => {
  expect(rules['NotebookArrives']).toMatchObject({
    EventPattern: arrivalOf('notebooks/*.ipynb'),
    State: 'ENABLED',
    Targets: [{ Arn: '<RunModel.Arn>', DeadLetterConfig: { Arn: '<Undelivered.Arn>' } }],
  });
});

test('a manifest that arrives goes to the queue of runs', () => {
  expect(rules['RunArrives']).toMatchObject({
    EventPattern: arrivalOf('runs/*/manifest.json'),
    State: 'ENABLED',
    Targets: [{ Arn: '<ArrivedRuns.Arn>', DeadLetterConfig: { Arn: '<Undelivered.Arn>' } }],
  });
});

test('a manifest that arrives waits where a person is to load it', () => {
  expect(synthesise({ loadOnArrival: 'false' }).of('Events::Rule')['RunArrives']).toMatchObject({ State: 'DISABLED' });
});

test('the watchdog looks every quarter of an hour', () => {
  expect(rules['ClustersAreLookedAt']).toMatchObject({
    ScheduleExpression: 'rate(15 minutes)',
    Targets: [{ Arn: '<Watchdog.Arn>' }],
  });
});

test('run-model has a schedule only where one is given', () => {
  const { NotebookIsDue: due } = synthesise({ schedule: 'cron(0 2 1 * ? *)' }).of('Events::Rule');

  expect(due).toMatchObject({ ScheduleExpression: 'cron(0 2 1 * ? *)', Targets: [{ Arn: '<RunModel.Arn>' }] });
  expect(Object.keys(rules).sort()).toEqual(['ClusterFails', 'ClustersAreLookedAt', 'NotebookArrives', 'RunArrives']);
});

test('load-risks gets one run at a time and says itself which it wants again', () => {
  expect(Object.values(stack.of('Lambda::EventSourceMapping'))).toEqual([
    {
      BatchSize: 1,
      EventSourceArn: '<ArrivedRuns.Arn>',
      FunctionName: '<LoadRisks>',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    },
  ]);
});

test('a run is handed out again only when nobody can be loading it any more', () => {
  const leaseOfADeadLoad = 15 * 60;

  expect(arrivedRuns.VisibilityTimeout).toBeGreaterThan(loadRisks.Timeout);
  expect(arrivedRuns.VisibilityTimeout).toBeGreaterThan(leaseOfADeadLoad);
});

test('a run is tried for a day, and the queue keeps it longer', () => {
  const { deadLetterTargetArn, maxReceiveCount } = arrivedRuns.RedrivePolicy;
  const day = 24 * 3600;

  expect(deadLetterTargetArn).toBe('<FailedLoads.Arn>');
  expect(maxReceiveCount * arrivedRuns.VisibilityTimeout).toBeGreaterThanOrEqual(day);
  expect(arrivedRuns.MessageRetentionPeriod).toBeGreaterThan(maxReceiveCount * arrivedRuns.VisibilityTimeout);
});

test('what fails in three tries keeps its event and error for two weeks', () => {
  const onFailure = { DestinationConfig: { OnFailure: { Destination: '<Undelivered.Arn>' } }, MaximumRetryAttempts: 2 };
  const { Undelivered: undelivered, FailedLoads: failedLoads } = stack.of('SQS::Queue');

  expect(Object.values(stack.of('Lambda::EventInvokeConfig'))).toMatchObject([onFailure, onFailure, onFailure]);
  for (const queue of [undelivered, failedLoads]) {
    expect(queue).toEqual({ MessageRetentionPeriod: 14 * 24 * 3600, SqsManagedSseEnabled: true });
  }
});

function arrivalOf(key: string): object {
  return {
    source: ['aws.s3'],
    'detail-type': ['Object Created'],
    detail: { bucket: { name: ['<Data>'] }, object: { key: [{ wildcard: key }] } },
  };
}
