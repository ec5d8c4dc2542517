// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { clusterNamePrefix } from '@churn-risk/core/modelRun';
import { synthesise } from './synthesise.ts';

const stack = synthesise({ alarmEmail: 'operations@example.com', bucketName: 'journals-churn' });
const alarms = stack.of('CloudWatch::Alarm');

test('every function that fails and every queue of what was given up has an alarm at the first case', () => {
  const first = { ComparisonOperator: 'GreaterThanOrEqualToThreshold', Threshold: 1, EvaluationPeriods: 1 };
  const errors = { ...first, Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum', Period: 300 };
  const waiting = { ...first, Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible' };

  for (const name of ['RunModel', 'LoadRisks', 'Watchdog']) {
    expect(alarms[`${name}Fails`]).toMatchObject({ ...errors, Dimensions: [{ Value: `<${name}>` }] });
  }
  for (const name of ['Undelivered', 'FailedLoads']) {
    expect(alarms[`${name}Wait`]).toMatchObject({ ...waiting, Dimensions: [{ Value: `<${name}.QueueName>` }] });
  }
});

test('a run that has not been loaded for three hours has an alarm', () => {
  expect(alarms['ArrivedRunsAreOld']).toMatchObject({
    MetricName: 'ApproximateAgeOfOldestMessage',
    Threshold: 3 * 3600,
    Dimensions: [{ Value: '<ArrivedRuns.QueueName>' }],
  });
});

test('all alarms go to the topic, and nothing measured is no alarm', () => {
  expect(Object.values(alarms)).toHaveLength(6);
  for (const alarm of Object.values(alarms)) {
    expect(alarm).toMatchObject({ AlarmActions: ['<Alarms>'], TreatMissingData: 'notBreaching' });
  }
});

test('a cluster of the bucket that ends with errors is told by its name, its id and EMR’s words', () => {
  const { EventPattern, Targets } = stack.of('Events::Rule')['ClusterFails'];

  expect(EventPattern).toEqual({
    source: ['aws.emr'],
    'detail-type': ['EMR Cluster State Change'],
    detail: { name: [{ prefix: clusterNamePrefix('s3://<Data>') }], state: ['TERMINATED_WITH_ERRORS'] },
  });
  expect(Targets).toEqual([
    {
      Id: 'Target0',
      Arn: '<Alarms>',
      InputTransformer: {
        InputPathsMap: {
          'detail-name': '$.detail.name',
          'detail-clusterId': '$.detail.clusterId',
          'detail-message': '$.detail.message',
        },
        InputTemplate: expect.stringContaining('(<detail-clusterId>) has failed'),
      },
    },
  ]);
});

test('the topic lets in alarms and events, by TLS only, and tells the address', () => {
  const { AlarmsPolicy: policy } = stack.of('SNS::TopicPolicy');
  const publish = { Action: 'sns:Publish', Resource: '<Alarms>' };

  expect(policy.PolicyDocument.Statement).toEqual([
    {
      ...publish,
      Sid: 'AllowPublishThroughSSLOnly',
      Effect: 'Deny',
      Principal: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      ...publish,
      Sid: expect.any(String),
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '<AWS::AccountId>' } },
    },
    {
      ...publish,
      Sid: expect.any(String),
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
    },
  ]);
  expect(Object.values(stack.of('SNS::Subscription'))).toEqual([
    { Protocol: 'email', TopicArn: '<Alarms>', Endpoint: 'operations@example.com' },
  ]);
});
