// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import { removeMessage } from '../queue.ts';
import type { Queues } from '../queues.ts';

const input = z.object({ QueueUrl: z.string(), ReceiptHandle: z.string() });

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html: a message that is gone, or was received anew, is no error. */
export const deleteMessage = defineOperation(input, ({ QueueUrl, ReceiptHandle }, queues: Queues) => {
  const queue = queues.queue(QueueUrl);
  const message = queue.messages.find(({ receipt }) => receipt === ReceiptHandle);
  if (message) removeMessage(queue, message);
});
