// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { synthesise } from './synthesise.ts';

const stack = synthesise({ bucketName: 'journals-churn', logDays: '30' });
const { Data: data, AccessLogs: accessLogs } = stack.of('S3::Bucket');

test('the bucket keeps versions and tells EventBridge what arrives', () => {
  expect(data.BucketName).toBe('journals-churn');
  expect(data.VersioningConfiguration).toEqual({ Status: 'Enabled' });
  expect(data.NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
});

test('both buckets are encrypted, closed to the public, and outlive the stack', () => {
  for (const name of ['Data', 'AccessLogs']) {
    expect(stack.resource('S3::Bucket', name)).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
  }
});

test('both buckets refuse what does not come by TLS 1.2', () => {
  for (const [name, { PolicyDocument }] of Object.entries(stack.of('S3::BucketPolicy'))) {
    const bucket = name.replace('Policy', '');
    const refuseAll = {
      Action: 's3:*',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Resource: [`<${bucket}.Arn>`, `<${bucket}.Arn>/*`],
    };
    expect(PolicyDocument.Statement.slice(0, 2)).toEqual([
      { ...refuseAll, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { ...refuseAll, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
    ]);
  }
  expect(Object.keys(stack.of('S3::BucketPolicy')).sort()).toEqual(['AccessLogsPolicy', 'DataPolicy']);
});

test('logs go after their time, runs and loads never', () => {
  expect(data.LifecycleConfiguration.Rules).toEqual([
    { Id: 'ClusterLogs', Prefix: 'logs/', ExpirationInDays: 30, Status: 'Enabled' },
    {
      Id: 'Leftovers',
      NoncurrentVersionExpiration: { NoncurrentDays: 365 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      ExpiredObjectDeleteMarker: true,
      Status: 'Enabled',
    },
  ]);
  expect(data.LoggingConfiguration).toEqual({ DestinationBucketName: '<AccessLogs>' });
  expect(accessLogs.LifecycleConfiguration.Rules).toEqual([{ ExpirationInDays: 30, Status: 'Enabled' }]);
});

test('CloudFormation makes a name for the bucket where none is given', () => {
  expect(synthesise().of('S3::Bucket')['Data']).not.toHaveProperty('BucketName');
});
