// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { startLocalAws } from '@churn-risk/local-aws';
import type { LocalAws, QueueEvent } from '@churn-risk/local-aws';
import { refusalOf } from '../emr/emrBench.ts';

let folder: string;
let aws: LocalAws;
let client: SQSClient;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-aws-'));
  aws = await startLocalAws({ port: 0, folder });
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  client = new SQSClient({ endpoint: aws.url, region: 'us-east-1', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await aws.close();
  await rm(folder, { recursive: true });
});

const create = async (QueueName: string, Attributes: Record<string, string> = {}): Promise<string> =>
  (await client.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';
const send = (QueueUrl: string, MessageBody: string) => client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
const receive = async (QueueUrl: string, more = {}) =>
  (await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }))).Messages ?? [];
const bodiesOf = ({ Records }: QueueEvent) => Records.map(({ body }) => body);

/** A queue that gives a message up after three tries, and where it goes then. */
async function createPair(): Promise<readonly [string, string]> {
  const dead = await create('dead');
  const deadLetterTargetArn = 'arn:aws:sqs:eu-central-1:000000000000:dead';
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 });
  return [await create('work', { VisibilityTimeout: '0', RedrivePolicy }), dead];
}

test('a message comes back with its attributes until it is deleted', async () => {
  const QueueUrl = await create('work', { VisibilityTimeout: '0' });
  const MessageAttributes = { cause: { DataType: 'String', StringValue: 'why' } };
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'ö', MessageAttributes }));
  const [message] = await receive(QueueUrl, { MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] });

  expect(message).toMatchObject({
    Body: 'ö',
    MessageAttributes,
    Attributes: { ApproximateReceiveCount: '1', SentTimestamp: expect.any(String) },
  });
  const again = await receive(QueueUrl, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
  expect(again[0]?.Attributes).toEqual({ ApproximateReceiveCount: '2' });
  await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: again[0]?.ReceiptHandle }));
  expect(await receive(QueueUrl)).toEqual([]);
});

test('a received message is hidden for as long as the queue says', async () => {
  const QueueUrl = await create('work', { VisibilityTimeout: '1' });
  await send(QueueUrl, 'a');

  expect(await receive(QueueUrl)).toHaveLength(1);
  expect(await receive(QueueUrl)).toHaveLength(0);
  expect(await receive(QueueUrl, { WaitTimeSeconds: 2 })).toHaveLength(1);
});

test('a queue tells its attributes', async () => {
  const [work] = await createPair();
  await send(work, 'a');
  const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl: work, AttributeNames: ['All'] }));

  expect(Attributes).toEqual({
    QueueArn: 'arn:aws:sqs:eu-central-1:000000000000:work',
    VisibilityTimeout: '0',
    ApproximateNumberOfMessages: '1',
    ApproximateNumberOfMessagesNotVisible: '0',
    RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:000000000000:dead","maxReceiveCount":3}',
  });
  expect((await client.send(new GetQueueUrlCommand({ QueueName: 'work' }))).QueueUrl).toBe(work);
});

test('a queue that is not there, or is there in another way, is refused by name', async () => {
  await create('work');

  expect(await refusalOf(send(`${aws.url}/000000000000/none`, 'a'))).toMatchObject({ name: 'QueueDoesNotExist' });
  expect(await refusalOf(create('work', { VisibilityTimeout: '5' }))).toMatchObject({ name: 'QueueNameExists' });
  expect(await create('work')).toBe(`${aws.url}/000000000000/work`);
  expect(await refusalOf(create('other', { RedrivePolicy: '{}' }))).toMatchObject({ name: 'InvalidAttributeValue' });
});

test('a handler gets messages as Lambda does; those it took are gone', async () => {
  const work = await create('work');
  const seen: QueueEvent[] = [];
  aws.queues.on(work, (event) => void seen.push(event));
  await send(work, 'a');
  await aws.settled();

  expect(seen).toEqual([
    {
      Records: [
        {
          messageId: expect.any(String),
          receiptHandle: expect.any(String),
          body: 'a',
          attributes: expect.objectContaining({ ApproximateReceiveCount: '1' }),
          messageAttributes: {},
          md5OfBody: '0cc175b9c0f1b6a831c399e269772661',
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:work',
          awsRegion: 'eu-central-1',
        },
      ],
    },
  ]);
  expect(aws.queues.bodies(work)).toEqual([]);
});

test('a message that the handler names, or throws at, comes again and is at last a dead letter', async () => {
  const [work, dead] = await createPair();
  const seen: unknown[] = [];
  aws.queues.on(
    work,
    (event) => {
      seen.push(...bodiesOf(event));
      if (bodiesOf(event).includes('throw')) throw new Error('no');
      const failed = event.Records.filter(({ body }) => body === 'name');
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    },
    { batchSize: 1 },
  );
  for (const body of ['name', 'throw', 'good']) aws.queues.send(work, body);
  await aws.settled();

  expect(seen.toSorted()).toEqual(['good', 'name', 'name', 'name', 'throw', 'throw', 'throw']);
  expect(aws.queues.bodies(dead).toSorted()).toEqual(['name', 'throw']);
});

test('an answer that names no message of the batch fails all of it', async () => {
  const [work, dead] = await createPair();
  aws.queues.on(work, () => ({ batchItemFailures: [{ itemIdentifier: 'other' }] }), { batchSize: 10 });
  aws.queues.send(work, { a: 1 });
  await aws.settled();

  expect(aws.queues.bodies(dead)).toEqual(['{"a":1}']);
});

test('a handler that has been ended gets no message', async () => {
  const work = await create('work');
  const seen: unknown[] = [];
  const end = aws.queues.on(work, (event) => seen.push(event));
  end();
  await send(work, 'a');
  await aws.settled();

  expect([seen, aws.queues.bodies(work)]).toEqual([[], ['a']]);
});
