// SPDX-License-Identifier: Apache-2.0
// Events to handlers in this process, as EventBridge takes them to Lambda functions: at least once, in no order.
import { setTimeout as wait } from 'node:timers/promises';
import { composeEvent } from './awsEvent.ts';
import type { AwsEvent, EventDraft } from './awsEvent.ts';
import { promptDelivery } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { compilePattern } from './eventPattern.ts';
import type { EventPattern } from './eventPattern.ts';

/** A rejected promise is a failed invocation: the event comes again, and at last becomes a dead letter. */
export type EventHandler = (event: AwsEvent) => unknown;

export type Retries = {
  /** Invocations after the first; Lambda's own number is 2. */
  readonly retries: number;
  /** Between them, in ms. Lambda waits a minute, then two; 0 here by default. */
  readonly retryDelayMs: number;
};

export type DeadLetter = { readonly event: AwsEvent; readonly error: unknown };

export type LocalEvents = {
  /**
   * Hands `handler` each later event that fits the rule pattern; returns what ends that.
   * Throws an Error on a pattern that EventBridge would refuse or that is not done here.
   * S3 sends `Object Created` only for buckets whose notification configuration has EventBridge on.
   */
  on(pattern: EventPattern, handler: EventHandler, retries?: Partial<Retries>): () => void;
  /** How often and how late events are delivered from now on; see `delivery.ts` for ready ones. */
  deliver(delivery: Delivery): void;
  /** Every event that was sent, in the order in which things happened. */
  sent(): readonly AwsEvent[];
  /** Deliveries whose handler failed at every try. */
  deadLetters(): readonly DeadLetter[];
};

export type EventBus = LocalEvents & {
  send(draft: EventDraft): void;
  /** Whether a delivery is due or at work. */
  isBusy(): boolean;
  /** Drops what is not yet delivered and starts no handler any more; handlers at work are waited for. */
  close(): Promise<void>;
};

type Rule = Retries & { readonly fits: (event: AwsEvent) => boolean; readonly handler: EventHandler };

export function openEventBus(): EventBus {
  const rules = new Set<Rule>();
  const sent: AwsEvent[] = [];
  const deadLetters: DeadLetter[] = [];
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();
  let delivery = promptDelivery;

  const start = (rule: Rule, event: AwsEvent, delayMs: number): void => {
    const run = invoke(rule, event, delayMs, closing.signal).then((error) => {
      if (error !== undefined) deadLetters.push(error);
      underWay.delete(run);
    });
    underWay.add(run);
  };

  return {
    on: (pattern, handler, retries) => {
      const rule = { retries: 2, retryDelayMs: 0, ...retries, fits: compilePattern(pattern), handler };
      rules.add(rule);
      return () => void rules.delete(rule);
    },
    deliver: (next) => {
      delivery = next;
    },
    sent: () => sent,
    deadLetters: () => deadLetters,
    send: (draft) => {
      const event = composeEvent(draft, new Date());
      sent.push(event);
      for (const rule of rules) {
        if (rule.fits(event)) for (const delayMs of delivery(event)) start(rule, event, delayMs);
      }
    },
    isBusy: () => underWay.size > 0,
    close: async () => {
      closing.abort();
      await Promise.all(underWay);
    },
  };
}

/** Undefined: the handler took the event, or the bus was closed before. */
async function invoke(
  { handler, retries, retryDelayMs }: Rule,
  event: AwsEvent,
  delayMs: number,
  closing: AbortSignal,
): Promise<DeadLetter | undefined> {
  let failure: DeadLetter | undefined;
  for (let attempt = 0; attempt <= retries; attempt++) {
    await pause(attempt === 0 ? delayMs : retryDelayMs, closing);
    if (closing.aborted) return undefined;
    try {
      // a handler of its own copy: what one changes, no other delivery sees
      await handler(structuredClone(event));
      return undefined;
    } catch (error) {
      failure = { event, error };
    }
  }
  return failure;
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);
