// SPDX-License-Identifier: Apache-2.0
/** One event, as it reached the Lambda. What it says is not looked at yet. */
export type Delivery = {
  /** The event as text, as a queue would hold it. */
  readonly body: string;
  /** Of the queue's message; undefined where the Lambda was invoked with the event itself. */
  readonly messageId: string | undefined;
  /** How often the queue has delivered it, this time included. */
  readonly receives: number;
};

/** The events in a batch of a queue (Lambda developer guide, "Using Lambda with Amazon SQS"), or the one event itself. */
export function readDeliveries(event: unknown): readonly Delivery[] {
  const records = (event as { readonly Records?: unknown } | null)?.Records;
  if (!Array.isArray(records) || !records.every(isMessage)) {
    return [{ body: JSON.stringify(event), messageId: undefined, receives: 1 }];
  }
  return records.map(({ body, messageId, attributes }) => ({
    body,
    messageId,
    receives: Number(attributes?.ApproximateReceiveCount ?? 1),
  }));
}

type Message = {
  readonly messageId: string;
  readonly body: string;
  readonly attributes?: { readonly ApproximateReceiveCount?: string };
};

function isMessage(record: unknown): record is Message {
  const { messageId, body } = (record ?? {}) as Partial<Message>;
  return typeof messageId === 'string' && typeof body === 'string';
}
