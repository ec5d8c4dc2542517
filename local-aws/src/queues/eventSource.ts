// SPDX-License-Identifier: Apache-2.0
// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
import { createHash } from 'node:crypto';
import { REGION } from '../account.ts';
import { systemAttributesOf } from './queue.ts';
import type { Queue, QueueMessage } from './queue.ts';

/** As a Lambda function sees a batch. */
export type QueueEvent = { readonly Records: readonly Readonly<Record<string, unknown>>[] };

export type QueueHandler = (event: QueueEvent) => unknown;

/** Invokes the handler; the ids of the messages that have to come again. */
export async function handBatch(
  queue: Queue,
  batch: readonly QueueMessage[],
  handler: QueueHandler,
): Promise<ReadonlySet<string>> {
  const all = new Set(batch.map(({ id }) => id));
  try {
    const answer = await handler({ Records: batch.map((message) => toRecord(queue, message)) });
    const failed = failedIdsOf(answer);
    // Lambda takes an answer that names a message it was not given for a failure of the whole batch
    return failed.every((id) => all.has(id)) ? new Set(failed) : all;
  } catch {
    return all;
  }
}

function failedIdsOf(answer: unknown): readonly string[] {
  const { batchItemFailures = [] } = (answer ?? {}) as {
    readonly batchItemFailures?: readonly { readonly itemIdentifier: string }[];
  };
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

const toRecord = (queue: Queue, message: QueueMessage) => ({
  messageId: message.id,
  receiptHandle: message.receipt,
  body: message.body,
  attributes: systemAttributesOf(message),
  messageAttributes: Object.fromEntries(
    Object.entries(message.attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { dataType: DataType, stringValue: StringValue, binaryValue: BinaryValue },
    ]),
  ),
  md5OfBody: md5Of(message.body),
  eventSource: 'aws:sqs',
  eventSourceARN: queue.arn,
  awsRegion: REGION,
});

export const md5Of = (text: string): string => createHash('md5').update(text).digest('hex');
