// SPDX-License-Identifier: Apache-2.0
// All services together: an object starts a cluster, whose output goes to a queue, which a handler reads.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { PutBucketNotificationConfigurationCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { shuffledDelivery } from '@churn-risk/local-aws';
import type { AwsEvent, EventPattern } from '@churn-risk/local-aws';
import { aStep, BUCKET, openEmrBench } from './emr/emrBench.ts';
import type { EmrBench } from './emr/emrBench.ts';

let bench: EmrBench;
let queueUrl: string;
let loaded: unknown[];
beforeEach(async () => {
  bench = await openEmrBench({ delayMs: 5 });
  const NotificationConfiguration = { EventBridgeConfiguration: {} };
  await bench.s3.send(new PutBucketNotificationConfigurationCommand({ Bucket: BUCKET, NotificationConfiguration }));
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const sqs = new SQSClient({ endpoint: bench.aws.url, region: 'us-east-1', credentials });
  queueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: 'arrived' }))).QueueUrl ?? '';
  sqs.destroy();
  loaded = [];
  const { events, queues } = bench.aws;
  events.on(arrivalOf('in/*.txt'), (event) => bench.run({ Steps: [copyStep(keyOf(event))] }));
  events.on(arrivalOf('out/*/done.json'), (event) => queues.send(queueUrl, event));
  queues.on(queueUrl, ({ Records }) => {
    loaded.push(...Records.map(({ body }) => keyOf(JSON.parse(String(body)) as AwsEvent)));
  });
});
afterEach(() => bench.close());

const arrivalOf = (wildcard: string): EventPattern => ({
  source: ['aws.s3'],
  'detail-type': ['Object Created'],
  detail: { bucket: { name: [BUCKET] }, object: { key: [{ wildcard }] } },
});
const keyOf = ({ detail }: AwsEvent): string => (detail['object'] as { key: string }).key;
const copyStep = (key: string) =>
  aStep(`echo {} > done.json; aws s3 cp done.json s3://${BUCKET}/out/$EMR_STEP_ID/done.json # ${key}`);
const put = (Key: string) => bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'x' }));

test('settled waits for the whole chain', async () => {
  await put('in/a.txt');
  await put('elsewhere/a.txt');
  await bench.aws.settled();

  expect(loaded).toEqual([expect.stringMatching(/^out\/s-.*\/done\.json$/)]);
});

test('without a guard, every delivery has its consequences', async () => {
  bench.aws.events.deliver(shuffledDelivery(2, 20, 1));
  await put('in/a.txt');
  await bench.aws.settled();

  expect(loaded).toHaveLength(4);
  expect(new Set(loaded).size).toBe(2);
});
