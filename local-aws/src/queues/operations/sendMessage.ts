// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import { md5Of } from '../eventSource.ts';
import { addMessage } from '../queue.ts';
import type { Queues } from '../queues.ts';

const attribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});

const input = z.object({
  QueueUrl: z.string(),
  MessageBody: z.string().min(1),
  DelaySeconds: z.number().min(0).max(900).default(0),
  MessageAttributes: z.record(z.string(), attribute).default({}),
});

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export const sendMessage = defineOperation(input, (asked, queues: Queues) => {
  const { id, body } = addMessage(queues.queue(asked.QueueUrl), {
    body: asked.MessageBody,
    attributes: asked.MessageAttributes,
    delayMs: asked.DelaySeconds * 1000,
  });
  return { MessageId: id, MD5OfMessageBody: md5Of(body) };
});
