// SPDX-License-Identifier: Apache-2.0
import {
  GetBucketNotificationConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
} from '@aws-sdk/client-s3';
import type { FilterRule, LambdaFunctionConfiguration, NotificationConfiguration } from '@aws-sdk/client-s3';
import { BUCKET, openBench } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

async function putAndGet(configuration: NotificationConfiguration): Promise<NotificationConfiguration> {
  const put = { Bucket: BUCKET, NotificationConfiguration: configuration };
  await bench.s3.send(new PutBucketNotificationConfigurationCommand(put));
  const { $metadata: _, ...got } = await bench.s3.send(
    new GetBucketNotificationConfigurationCommand({ Bucket: BUCKET }),
  );
  return got;
}

test('a bucket has none at first', async () => {
  const { $metadata: _, ...got } = await bench.s3.send(
    new GetBucketNotificationConfigurationCommand({ Bucket: BUCKET }),
  );

  expect(got).toEqual({});
});

test('a function with prefix and suffix comes back', async () => {
  const FilterRules: FilterRule[] = [
    { Name: 'prefix', Value: 'in/' },
    { Name: 'suffix', Value: '.ipynb' },
  ];
  const entry: LambdaFunctionConfiguration = {
    Id: 'one',
    LambdaFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
    Events: ['s3:ObjectCreated:*'],
    Filter: { Key: { FilterRules } },
  };

  expect(await putAndGet({ LambdaFunctionConfigurations: [entry] })).toEqual({ LambdaFunctionConfigurations: [entry] });
});

test('EventBridge switched on comes back', async () => {
  expect(await putAndGet({ EventBridgeConfiguration: {} })).toEqual({ EventBridgeConfiguration: {} });
});
