// SPDX-License-Identifier: Apache-2.0
import { handleAwsJson } from '../awsJson/handleAwsJson.ts';
import type { AwsJsonOperation } from '../awsJson/awsJsonOperation.ts';
import { createQueue } from './operations/createQueue.ts';
import { deleteMessage } from './operations/deleteMessage.ts';
import { getQueueAttributes } from './operations/getQueueAttributes.ts';
import { getQueueUrl } from './operations/getQueueUrl.ts';
import { receiveMessage } from './operations/receiveMessage.ts';
import { sendMessage } from './operations/sendMessage.ts';
import type { Queues } from './queues.ts';

/** The name under which SQS is addressed in `X-Amz-Target`. */
export const QUEUES_TARGET = 'AmazonSQS';

const OPERATIONS: Readonly<Record<string, AwsJsonOperation<Queues>>> = {
  CreateQueue: createQueue,
  DeleteMessage: deleteMessage,
  GetQueueAttributes: getQueueAttributes,
  GetQueueUrl: getQueueUrl,
  ReceiveMessage: receiveMessage,
  SendMessage: sendMessage,
};

/** Answers one request of the SQS API. */
export const handleQueues = (request: Request, queues: Queues, onNotDone: (name: string) => void): Promise<Response> =>
  handleAwsJson(request, { target: QUEUES_TARGET, operations: OPERATIONS, state: queues }, onNotDone);
