// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { ACCOUNT, REGION } from '../account.ts';

/** An event in EventBridge's envelope: https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
export type AwsEvent = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO time in whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
};

/** What a service says; the envelope is the bus's. */
export type EventDraft = Pick<AwsEvent, 'source' | 'detail-type' | 'resources' | 'detail'>;

export function composeEvent(draft: EventDraft, now: Date): AwsEvent {
  const time = `${now.toISOString().slice(0, 19)}Z`;
  return { version: '0', id: randomUUID(), ...draft, account: ACCOUNT, time, region: REGION };
}
