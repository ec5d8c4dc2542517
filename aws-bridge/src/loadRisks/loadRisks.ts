// SPDX-License-Identifier: Apache-2.0
import { readDeliveries, type Delivery } from './delivery.ts';
import { watchDeadline } from './deadline.ts';
import type { Ending } from './ending.ts';
import { loadDelivered } from './loadDelivered.ts';
import type { World } from './world.ts';

/** What this Lambda uses of its context. */
export type Invocation = {
  readonly functionName: string;
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
};

/** Messages that the queue is to deliver again (Lambda developer guide, "partial batch responses"). */
export type BatchResponse = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

/**
 * Loads every run whose manifest an event tells of, by the same use case as `sf churn load`.
 *
 * A load that has to be called again (its time is over, another load holds the season) is no error: its message goes
 * back to the queue. One that failed is thrown, so that it is counted and delivered again. One that was refused is not
 * repeated: its event goes to the queue of failed loads, with the cause.
 */
export function createLoadRisks(world: World): (event: unknown, invocation: Invocation) => Promise<BatchResponse> {
  return async (event, invocation) => {
    const deadline = watchDeadline(invocation.getRemainingTimeInMillis());
    const holder = `${invocation.functionName}@aws`;
    try {
      const again: string[] = [];
      for (const delivery of readDeliveries(event)) {
        const ending = await loadDelivered(delivery, { ...world, holder, signal: deadline.signal });
        world.journal.tell(ending, { requestId: invocation.awsRequestId, receives: delivery.receives });
        await settle(world, delivery, ending, again);
      }
      return { batchItemFailures: again.map((itemIdentifier) => ({ itemIdentifier })) };
    } finally {
      deadline.stop();
      world.journal.close();
    }
  };
}

async function settle(world: World, delivery: Delivery, ending: Ending, again: string[]): Promise<void> {
  if (ending.kind === 'failed') throw ending.error;
  if (ending.kind === 'refused' || ending.kind === 'incomplete') {
    await world.failedLoads.put({ body: delivery.body, cause: ending.cause });
  }
  if (ending.kind !== 'unfinished') return;
  // without a queue in front, only an error brings the event back
  if (delivery.messageId === undefined) throw ending.error;
  again.push(delivery.messageId);
}
