// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { AwsJsonError } from '../../awsJson/awsJsonError.ts';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { QueueDraft } from '../queue.ts';
import type { Queues } from '../queues.ts';

const input = z.object({
  QueueName: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
  Attributes: z.record(z.string(), z.string()).default({}),
});

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html: of its attributes only VisibilityTimeout and RedrivePolicy do something. */
export const createQueue = defineOperation(input, ({ QueueName, Attributes }, queues: Queues) => {
  const draft = readDraft(QueueName, Attributes);
  const present = queues.named(QueueName);
  if (present === undefined) return { QueueUrl: queues.urlOf(queues.create(draft)) };
  if (present.visibilityMs === draft.visibilityMs) return { QueueUrl: queues.urlOf(present) };
  const message = 'A queue already exists with the same name and a different value for attribute VisibilityTimeout';
  throw new AwsJsonError('com.amazonaws.sqs#QueueNameExists', message);
});

function readDraft(name: string, attributes: Readonly<Record<string, string>>): QueueDraft {
  const visibilityMs = Number(attributes['VisibilityTimeout'] ?? 30) * 1000;
  const policy = attributes['RedrivePolicy'];
  if (policy === undefined) return { name, visibilityMs };
  return { name, visibilityMs, deadLetters: readRedrivePolicy(policy) };
}

function readRedrivePolicy(policy: string): NonNullable<QueueDraft['deadLetters']> {
  try {
    const { deadLetterTargetArn, maxReceiveCount } = redrivePolicy.parse(JSON.parse(policy));
    return { arn: deadLetterTargetArn, maxReceives: maxReceiveCount };
  } catch {
    const message = `Value ${policy} for parameter RedrivePolicy is invalid.`;
    throw new AwsJsonError('com.amazonaws.sqs#InvalidAttributeValue', message);
  }
}

const redrivePolicy = z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number().min(1) });
