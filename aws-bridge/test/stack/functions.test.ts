// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { START_PATIENCE_MS } from '@churn-risk/core/modelRun';
import { readSettings as readLoadSettings } from '../../src/loadRisks/settings.ts';
import { readSettings as readRunSettings } from '../../src/runModel/settings.ts';
import { synthesise, type Properties } from './synthesise.ts';

const stack = synthesise({ logDays: '30' });
const functions = stack.of('Lambda::Function');

test('there are three functions, and none that CDK brings', () => {
  expect(Object.values(functions).map(({ FunctionName }) => FunctionName)).toEqual([
    'churn-risk-run-model',
    'churn-risk-watchdog',
    'churn-risk-load-risks',
  ]);
});

test('every function runs its bundle on Node 24 and ARM', () => {
  for (const properties of Object.values(functions)) {
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
  }
});

test('every function has a role of its own, and a log that is kept for its time', () => {
  for (const [name, { Role, LoggingConfig }] of Object.entries(functions)) {
    expect(Role).toBe(`<${name}Role.Arn>`);
    expect(LoggingConfig).toEqual({ LogGroup: `<${name}Log>` });
    expect(stack.of('Logs::LogGroup')[`${name}Log`]).toEqual({ RetentionInDays: 30 });
    expect(stack.of('IAM::Role')[`${name}Role`]).not.toHaveProperty('ManagedPolicyArns');
  }
});

test('run-model gets the bucket and what clusters are made with', () => {
  const { RunModel: withNetwork } = synthesise({
    subnetId: 'subnet-0123456789abcdef0',
    securityConfiguration: 'encrypted',
  }).of('Lambda::Function');
  const deployment = { serviceRole: '<ClusterServiceRole.Arn>', instanceProfile: '<ClusterInstanceProfile>' };

  expect(readRunSettings(environmentOf(functions['RunModel']))).toEqual({ bucketName: '<Data>', deployment });
  expect(readRunSettings(environmentOf(withNetwork))).toEqual({
    bucketName: '<Data>',
    deployment: { ...deployment, subnetId: 'subnet-0123456789abcdef0', securityConfiguration: 'encrypted' },
  });
});

test('load-risks gets the secret and the queue of what it gives up', () => {
  const { SALESFORCE_SECRET: secret, FAILED_LOADS_QUEUE_URL: queue } = environmentOf(functions['LoadRisks']);

  expect({ secret, queue }).toEqual({ secret: '<Login>', queue: '<FailedLoads>' });
  // CloudFormation puts the queue's address there, which a template does not know
  expect(readLoadSettings({ SALESFORCE_SECRET: secret, FAILED_LOADS_QUEUE_URL: 'https://queue' })).toEqual({
    salesforceSecret: '<Login>',
    failedLoadsQueueUrl: 'https://queue',
  });
});

test('the watchdog gets the bucket and the greatest age of a cluster', () => {
  const { Watchdog: watchdog } = synthesise({ maximumClusterHours: '10' }).of('Lambda::Function');

  expect(environmentOf(watchdog)).toEqual({ CHURN_BUCKET: '<Data>', CLUSTER_MAX_HOURS: '10' });
});

test('run-model ends before its start is taken for dead', () => {
  expect(functions['RunModel'].Timeout * 1000).toBeLessThan(START_PATIENCE_MS);
});

test('load-risks has the longest time and room for a copy of the predictions', () => {
  expect(functions['LoadRisks']).toMatchObject({ Timeout: 900, MemorySize: 2048, EphemeralStorage: { Size: 4096 } });
});

function environmentOf({ Environment }: Properties): Record<string, string> {
  return Environment.Variables;
}
