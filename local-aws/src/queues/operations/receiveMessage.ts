// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import { md5Of } from '../eventSource.ts';
import { systemAttributesOf } from '../queue.ts';
import type { QueueMessage } from '../queue.ts';
import type { Queues } from '../queues.ts';

const names = z.array(z.string()).default([]);
const input = z.object({
  QueueUrl: z.string(),
  MaxNumberOfMessages: z.number().min(1).max(10).default(1),
  VisibilityTimeout: z.number().optional(),
  WaitTimeSeconds: z.number().min(0).max(20).default(0),
  MessageAttributeNames: names,
  MessageSystemAttributeNames: names,
  AttributeNames: names,
});
type Asked = z.infer<typeof input>;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
export const receiveMessage = defineOperation(input, async (asked, queues: Queues) => {
  const queue = queues.queue(asked.QueueUrl);
  const visibilityMs = asked.VisibilityTimeout === undefined ? queue.visibilityMs : asked.VisibilityTimeout * 1000;
  const deadline = Date.now() + asked.WaitTimeSeconds * 1000;
  let messages = queues.receive(queue, asked.MaxNumberOfMessages, visibilityMs);
  while (messages.length === 0 && Date.now() < deadline) {
    await wait(10);
    messages = queues.receive(queue, asked.MaxNumberOfMessages, visibilityMs);
  }
  return messages.length === 0 ? {} : { Messages: messages.map((message) => describe(message, asked)) };
});

const describe = (message: QueueMessage, asked: Asked) => ({
  MessageId: message.id,
  ReceiptHandle: message.receipt,
  Body: message.body,
  MD5OfBody: md5Of(message.body),
  Attributes: choose(systemAttributesOf(message), [...asked.MessageSystemAttributeNames, ...asked.AttributeNames]),
  MessageAttributes: choose(message.attributes, asked.MessageAttributeNames),
});

function choose<T>(all: Readonly<Record<string, T>>, names: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name)));
}
