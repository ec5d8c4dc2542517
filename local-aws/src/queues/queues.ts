// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import { ACCOUNT } from '../account.ts';
import { AwsJsonError } from '../awsJson/awsJsonError.ts';
import { handBatch } from './eventSource.ts';
import type { QueueHandler } from './eventSource.ts';
import { addMessage, createQueue, removeMessage, takeMessages } from './queue.ts';
import type { Queue, QueueDraft, QueueMessage } from './queue.ts';

export type LocalQueues = {
  /**
   * Hands the queue's messages to `handler`, as an event source mapping of Lambda does: those of a batch that it does
   * not name in `batchItemFailures` are deleted; after a rejected promise none is. Returns what ends that.
   * Throws an Error where there is no such queue.
   */
  on(queueUrl: string, handler: QueueHandler, options?: { readonly batchSize?: number }): () => void;
  /** Sends a text, or a value as JSON, as a rule's target does. Throws an Error where there is no such queue. */
  send(queueUrl: string, body: unknown): void;
  /** Bodies of the messages that are in the queue, hidden ones included; oldest first. */
  bodies(queueUrl: string): readonly string[];
};

/** Queues live in memory: a later start does not know them. */
export type Queues = LocalQueues & {
  /** Throws QueueDoesNotExist. */
  queue(url: string): Queue;
  named(name: string): Queue | undefined;
  create(draft: QueueDraft): Queue;
  urlOf(queue: Queue): string;
  receive(queue: Queue, count: number, visibilityMs: number): readonly QueueMessage[];
  /** Whether a handler is at work, or a queue that has one still holds messages. */
  isBusy(): boolean;
  close(): Promise<void>;
};

export function openQueues(endpoint: () => string): Queues {
  const queues = new Map<string, Queue>();
  const pollers = new Map<AbortController, { readonly queue: Queue; readonly done: Promise<void> }>();
  const find = (url: string): Queue => {
    const queue = queues.get(url.split('/').at(-1) ?? '');
    if (queue) return queue;
    throw new AwsJsonError('com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.');
  };
  const receive: Queues['receive'] = (queue, count, visibilityMs) => {
    const deadLetters = [...queues.values()].find(({ arn }) => arn === queue.deadLetters?.arn);
    return takeMessages(queue, count, visibilityMs, deadLetters);
  };

  return {
    queue: find,
    named: (name) => queues.get(name),
    create: (draft) => {
      const queue = createQueue(draft);
      queues.set(queue.name, queue);
      return queue;
    },
    urlOf: ({ name }) => `${endpoint()}/${ACCOUNT}/${name}`,
    receive,
    send: (url, body) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      addMessage(find(url), { body: text, attributes: {}, delayMs: 0 });
    },
    bodies: (url) => find(url).messages.map(({ body }) => body),
    on: (url, handler, { batchSize = 1 } = {}) => {
      const queue = find(url);
      const stop = new AbortController();
      // hidden until the handler has ended, however long it takes
      const take = (): readonly QueueMessage[] => receive(queue, batchSize, Infinity);
      pollers.set(stop, { queue, done: poll(queue, take, handler, stop.signal) });
      return () => {
        stop.abort();
        pollers.delete(stop);
      };
    },
    isBusy: () => [...pollers.values()].some(({ queue }) => queue.messages.length > 0),
    close: async () => {
      for (const stop of pollers.keys()) stop.abort();
      await Promise.all([...pollers.values()].map(({ done }) => done));
    },
  };
}

const POLL_MS = 5;

async function poll(
  queue: Queue,
  take: () => readonly QueueMessage[],
  handler: QueueHandler,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const batch = take();
    if (batch.length === 0) {
      await wait(POLL_MS, undefined, { signal }).catch(() => undefined);
      continue;
    }
    const receivedAt = Date.now();
    const failed = await handBatch(queue, batch, handler);
    for (const message of batch) {
      if (failed.has(message.id)) message.visibleAt = receivedAt + queue.visibilityMs;
      else removeMessage(queue, message);
    }
  }
}
