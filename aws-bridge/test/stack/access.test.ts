// SPDX-License-Identifier: Apache-2.0
// What each role may do, whole: a permission that is added shows here.
import { expect, test } from '@jest/globals';
import { composeCluster, parseClusterConfig, type RunStart } from '@churn-risk/core/modelRun';
import { synthesise } from './synthesise.ts';

const stack = synthesise();
const anyCluster = 'arn:<AWS::Partition>:elasticmapreduce:<AWS::Region>:<AWS::AccountId>:cluster/*';
const requestTag = { StringEquals: { 'elasticmapreduce:RequestTag/churn-bucket': '<Data>' } };
const resourceTag = { StringEquals: { 'elasticmapreduce:ResourceTag/churn-bucket': '<Data>' } };

const READ = ['s3:GetObject', 's3:GetObjectVersion'];
const WRITE = ['s3:AbortMultipartUpload', 's3:PutObject'];
const listBucket = allowed('s3:ListBucket', '<Data.Arn>');

test('run-model reads its input, writes locks and pinned notebooks, and starts clusters with the bucket’s tag', () => {
  expect(statementsOf('RunModel')).toEqual([
    ...ownLog('RunModel'),
    listBucket,
    allowed(READ, ['<Data.Arn>/config/cluster.json', '<Data.Arn>/locks/*', '<Data.Arn>/notebooks/*']),
    allowed(WRITE, ['<Data.Arn>/code/pinned/*', '<Data.Arn>/locks/*']),
    allowed('elasticmapreduce:RunJobFlow', '*', requestTag),
    allowed('elasticmapreduce:AddTags', anyCluster, requestTag),
    allowed('iam:PassRole', '<ClusterServiceRole.Arn>', passedTo('elasticmapreduce.amazonaws.com')),
    allowed('iam:PassRole', '<ClusterInstanceRole.Arn>', passedTo('ec2.amazonaws.com')),
    allowed('elasticmapreduce:ListClusters', '*'),
  ]);
});

test('load-risks reads runs, writes loads, reads the one secret, and takes from its queue', () => {
  expect(statementsOf('LoadRisks')).toEqual([
    ...ownLog('LoadRisks'),
    listBucket,
    allowed(READ, ['<Data.Arn>/loads/*', '<Data.Arn>/runs/*']),
    allowed(WRITE, '<Data.Arn>/loads/*'),
    allowed('secretsmanager:GetSecretValue', '<Login>'),
    allowed('sqs:SendMessage', '<FailedLoads.Arn>'),
    allowed(
      [
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ReceiveMessage',
      ],
      '<ArrivedRuns.Arn>',
    ),
  ]);
});

test('the watchdog ends clusters of the bucket’s tag and notes it in their locks', () => {
  expect(statementsOf('Watchdog')).toEqual([
    ...ownLog('Watchdog'),
    listBucket,
    allowed(['s3:AbortMultipartUpload', ...READ, 's3:PutObject'], '<Data.Arn>/locks/*'),
    allowed('elasticmapreduce:ListClusters', '*'),
    allowed(
      [
        'elasticmapreduce:DescribeCluster',
        'elasticmapreduce:SetTerminationProtection',
        'elasticmapreduce:TerminateJobFlows',
      ],
      anyCluster,
      resourceTag,
    ),
  ]);
});

test('the machines of a cluster read lake and code, write runs, models and logs, and delete nothing', () => {
  expect(statementsOf('ClusterInstance')).toEqual([
    listBucket,
    allowed(READ, ['<Data.Arn>/code/*', '<Data.Arn>/lake/*', '<Data.Arn>/models/*', '<Data.Arn>/runs/*']),
    allowed(WRITE, ['<Data.Arn>/logs/*', '<Data.Arn>/models/*', '<Data.Arn>/runs/*']),
  ]);
});

test('a bucket of the lake that is named can be read and nothing more', () => {
  const lake = 'arn:<AWS::Partition>:s3:::corporate-lake';
  const withLake = synthesise({ lakeBuckets: 'corporate-lake' });

  const statements = statementsOf('ClusterInstance', withLake);

  expect(statements.filter(({ Resource }) => JSON.stringify(Resource).includes(lake))).toEqual([
    allowed('s3:ListBucket', ['<Data.Arn>', lake]),
    allowed('s3:GetObject', `${lake}/*`),
  ]);
});

test('EMR acts for this account only, by its managed policy, and passes only the machines’ role', () => {
  const { ClusterServiceRole: service } = stack.of('IAM::Role');

  expect(service.ManagedPolicyArns).toEqual([
    'arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2',
  ]);
  expect(service.AssumeRolePolicyDocument.Statement).toEqual([
    {
      Action: 'sts:AssumeRole',
      Effect: 'Allow',
      Principal: { Service: 'elasticmapreduce.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': '<AWS::AccountId>' },
        ArnLike: { 'aws:SourceArn': 'arn:<AWS::Partition>:elasticmapreduce:<AWS::Region>:<AWS::AccountId>:*' },
      },
    },
  ]);
  expect(statementsOf('ClusterService')).toEqual([
    allowed('iam:PassRole', '<ClusterInstanceRole.Arn>', passedTo('ec2.amazonaws.com')),
  ]);
});

test('a cluster carries the tag that the policies ask for', () => {
  const start = { runId: 'r', triggerId: 't', notebook: { uri: 's3://b/n.ipynb', key: 'n', sha256: '' } } as RunStart;

  const { Tags: tags } = composeCluster(parseClusterConfig('{"season":"2026"}', 'here'), start, 's3://journals-churn');

  expect(tags).toContainEqual({ Key: 'churn-bucket', Value: 'journals-churn' });
  expect(tags).toContainEqual({ Key: 'for-use-with-amazon-emr-managed-policies', Value: 'true' });
});

function allowed(Action: string | string[], Resource: string | string[], Condition?: object): object {
  return { Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) };
}

function passedTo(service: string): object {
  return { StringEquals: { 'iam:PassedToService': service } };
}

function ownLog(name: string): object[] {
  return [
    allowed(['logs:CreateLogStream', 'logs:PutLogEvents'], `<${name}Log.Arn>`),
    allowed(['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'], '<Undelivered.Arn>'),
  ];
}

function statementsOf(role: string, { of } = stack): { Resource: unknown }[] {
  return of('IAM::Policy')[`${role}RoleDefaultPolicy`].PolicyDocument.Statement;
}
