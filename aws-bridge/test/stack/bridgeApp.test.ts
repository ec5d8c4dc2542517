// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { createApp } from './synthesise.ts';

test('cdk-nag finds nothing in the stack with everything in it', () => {
  const { app } = createApp({
    lakeBuckets: 'corporate-lake, archive',
    schedule: 'rate(30 days)',
    alarmEmail: 'operations@example.com',
  });

  expect(() => app.synth()).not.toThrow();
});

test('cdk-nag refuses a bucket that is open', () => {
  const { app, stack } = createApp();
  new Bucket(stack, 'Open');

  expect(() => app.synth()).toThrow("Acknowledge with 'AwsSolutions::AwsSolutions-S1'");
});

test('cdk-nag refuses a wildcard that nobody has given a reason for', () => {
  const { app, stack } = createApp();
  const role = stack.node.findChild('RunModelRole') as Role;
  role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::*/*'] }));

  expect(() => app.synth()).toThrow('AwsSolutions-IAM5[Resource::arn:aws:s3:::*/*]');
});

test('the outputs name what a release needs', () => {
  const { stack } = createApp({ stackName: 'churn-test' });

  expect(Template.fromStack(stack).toJSON()['Outputs']).toEqual({
    Bucket: { Value: { Ref: expect.stringMatching(/^Data/) } },
    LoginSecret: { Value: 'churn-test/salesforce-login' },
    Alarms: { Value: { Ref: expect.stringMatching(/^Alarms/) } },
  });
});

test('the secret keeps what was put into it, whatever becomes of the stack', () => {
  const [secret] = Object.values(Template.fromStack(createApp().stack).findResources('AWS::SecretsManager::Secret'));

  expect(secret).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  expect(secret?.['Properties']).not.toHaveProperty('SecretString');
});
