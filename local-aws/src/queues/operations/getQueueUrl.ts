// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { Queues } from '../queues.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export const getQueueUrl = defineOperation(z.object({ QueueName: z.string() }), ({ QueueName }, queues: Queues) => ({
  QueueUrl: queues.urlOf(queues.queue(QueueName)),
}));
