// SPDX-License-Identifier: Apache-2.0
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startLocalAws, type LocalAws } from '@churn-risk/local-aws';
import { aFolder } from '../../../core/test/run/aFolder.ts';
import { openFailedLoads } from '../../src/loadRisks/failedLoads.ts';
import { useLocalAws } from '../localEnvironment.ts';

const folder = aFolder();
let aws: LocalAws;
let client: SQSClient;
let queueUrl = '';
let endUse: () => void;
beforeEach(async () => {
  aws = await startLocalAws({ port: 0, folder: folder.path });
  endUse = useLocalAws(aws.url);
  client = new SQSClient({});
  queueUrl = (await client.send(new CreateQueueCommand({ QueueName: 'failed-loads' }))).QueueUrl!;
});
afterEach(async () => {
  client.destroy();
  endUse();
  await aws.close();
});

test('a failed load is the event as it came, with the cause beside it', async () => {
  await openFailedLoads(queueUrl).put({ body: '{"run":"s3://b/runs/r"}', cause: 'gates_closed: No.\n\tLook.' });

  expect(await receive()).toMatchObject([
    {
      Body: '{"run":"s3://b/runs/r"}',
      MessageAttributes: { cause: { DataType: 'String', StringValue: 'gates_closed: No. Look.' } },
    },
  ]);
});

test('a very long cause is cut', async () => {
  await openFailedLoads(queueUrl).put({ body: '{}', cause: 'x'.repeat(5_000) });

  const [message] = await receive();
  expect(message?.MessageAttributes?.['cause']?.StringValue).toBe('x'.repeat(2_000));
});

test('a queue that is not there is an error', async () => {
  await expect(openFailedLoads(`${queueUrl}-2`).put({ body: '{}', cause: 'c' })).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
  });
});

async function receive() {
  const request = new ReceiveMessageCommand({ QueueUrl: queueUrl, MessageAttributeNames: ['All'] });
  return (await client.send(request)).Messages ?? [];
}
