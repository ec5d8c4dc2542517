// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { Queue } from '../queue.ts';
import type { Queues } from '../queues.ts';

const input = z.object({ QueueUrl: z.string(), AttributeNames: z.array(z.string()).default([]) });

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export const getQueueAttributes = defineOperation(input, ({ QueueUrl, AttributeNames }, queues: Queues) => {
  const all = Object.entries(attributesOf(queues.queue(QueueUrl)));
  const asked = all.filter(([name]) => AttributeNames.includes('All') || AttributeNames.includes(name));
  return { Attributes: Object.fromEntries(asked) };
});

function attributesOf({ arn, visibilityMs, deadLetters, messages }: Queue): Readonly<Record<string, string>> {
  const hidden = messages.filter(({ visibleAt }) => visibleAt > Date.now()).length;
  const policy = deadLetters && {
    deadLetterTargetArn: deadLetters.arn,
    maxReceiveCount: deadLetters.maxReceives,
  };
  return {
    QueueArn: arn,
    VisibilityTimeout: String(visibilityMs / 1000),
    ApproximateNumberOfMessages: String(messages.length - hidden),
    ApproximateNumberOfMessagesNotVisible: String(hidden),
    ...(policy && { RedrivePolicy: JSON.stringify(policy) }),
  };
}
