// SPDX-License-Identifier: Apache-2.0
// A standard queue, in memory: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/
import { randomUUID } from 'node:crypto';
import { arnOf } from '../account.ts';

export type MessageAttribute = {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: string | undefined;
};

export type QueueMessage = {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  /** In ms since 1970, as are the other times. */
  readonly sentAt: number;
  firstReceivedAt?: number;
  receives: number;
  /** Until then nobody receives it. */
  visibleAt: number;
  /** Of the latest receiving; an older one deletes nothing. */
  receipt?: string;
};

export type MessageDraft = Pick<QueueMessage, 'body' | 'attributes'> & { readonly delayMs: number };

export type Queue = {
  readonly name: string;
  readonly arn: string;
  readonly visibilityMs: number;
  /** What is received more often than `maxReceives` goes there instead. */
  readonly deadLetters?: { readonly arn: string; readonly maxReceives: number };
  /** Oldest first. */
  readonly messages: QueueMessage[];
};

export type QueueDraft = Pick<Queue, 'name' | 'visibilityMs' | 'deadLetters'>;

export const createQueue = (draft: QueueDraft): Queue => ({
  ...draft,
  arn: arnOf('sqs', draft.name),
  messages: [],
});

export function addMessage(queue: Queue, { delayMs, ...draft }: MessageDraft): QueueMessage {
  const now = Date.now();
  const message = { ...draft, id: randomUUID(), sentAt: now, receives: 0, visibleAt: now + delayMs };
  queue.messages.push(message);
  return message;
}

/** Takes up to `count` visible messages and hides them. What was received too often moves to `deadLetters`. */
export function takeMessages(
  queue: Queue,
  count: number,
  visibilityMs: number,
  deadLetters: Queue | undefined,
): readonly QueueMessage[] {
  const now = Date.now();
  for (const message of queue.messages.filter(({ visibleAt }) => visibleAt <= now)) {
    if (deadLetters === undefined || message.receives < (queue.deadLetters?.maxReceives ?? Infinity)) continue;
    removeMessage(queue, message);
    deadLetters.messages.push({ ...message, visibleAt: now });
  }
  const taken = queue.messages.filter(({ visibleAt }) => visibleAt <= now).slice(0, count);
  for (const message of taken) {
    message.receives += 1;
    message.firstReceivedAt ??= now;
    message.visibleAt = now + visibilityMs;
    message.receipt = randomUUID();
  }
  return taken;
}

export function removeMessage(queue: Queue, message: QueueMessage): void {
  const at = queue.messages.indexOf(message);
  if (at >= 0) queue.messages.splice(at, 1);
}

export const systemAttributesOf = ({ sentAt, firstReceivedAt, receives }: QueueMessage) => ({
  ApproximateFirstReceiveTimestamp: String(firstReceivedAt ?? sentAt),
  ApproximateReceiveCount: String(receives),
  SentTimestamp: String(sentAt),
});
