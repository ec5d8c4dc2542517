// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { openEventBus } from '../../src/events/eventBus.ts';
import type { EventBus } from '../../src/events/eventBus.ts';
import type { AwsEvent } from '@churn-risk/local-aws';

let bus: EventBus;
beforeEach(() => {
  bus = openEventBus();
});
afterEach(() => bus.close());

const send = (number: number): void =>
  bus.send({ source: 'test', 'detail-type': 'Counted', resources: [], detail: { number } });
const numberOf = (event: AwsEvent): unknown => event.detail['number'];
const idle = async (): Promise<void> => {
  while (bus.isBusy()) await wait(1);
};

test('an event has the envelope of EventBridge', () => {
  send(1);

  expect(bus.sent()).toEqual([
    {
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'Counted',
      source: 'test',
      account: '000000000000',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      region: 'eu-central-1',
      resources: [],
      detail: { number: 1 },
    },
  ]);
});

test('an event goes to every handler whose pattern it fits, until that is ended', async () => {
  const seen: unknown[] = [];
  const end = bus.on({ source: ['test'] }, (event) => seen.push(['all', numberOf(event)]));
  bus.on({ detail: { number: [{ numeric: ['>', 1] }] } }, (event) => seen.push(['large', numberOf(event)]));
  send(1);
  send(2);
  await idle();
  end();
  send(3);
  await idle();

  expect(seen).toEqual([
    ['all', 1],
    ['all', 2],
    ['large', 2],
    ['large', 3],
  ]);
});

test('events come as often and as late as the delivery says', async () => {
  const seen: unknown[] = [];
  bus.on({ source: ['test'] }, (event) => seen.push(numberOf(event)));
  bus.deliver((event) => (numberOf(event) === 1 ? [30, 60] : [0]));
  send(1);
  send(2);
  await idle();

  expect(seen).toEqual([2, 1, 1]);
});

test('every copy has the same id, and no handler changes what another one gets', async () => {
  const seen: AwsEvent[] = [];
  bus.on({ source: ['test'] }, (event) => {
    seen.push(structuredClone(event));
    (event.detail as { number: number }).number = 99;
  });
  bus.deliver(() => [0, 0]);
  send(1);
  await idle();

  expect(seen).toEqual([bus.sent()[0], bus.sent()[0]]);
});

test('a handler that fails is tried again, and at last there is a dead letter', async () => {
  const tries: unknown[] = [];
  bus.on({ source: ['test'] }, async (event) => {
    tries.push(numberOf(event));
    if (numberOf(event) === 1 || tries.length < 5) throw new Error('no');
  });
  send(1);
  await idle();
  send(2);
  await idle();

  expect(tries).toEqual([1, 1, 1, 2, 2]);
  expect(bus.deadLetters()).toEqual([{ event: bus.sent()[0], error: new Error('no') }]);
});

test('retries may be forbidden', async () => {
  let tries = 0;
  bus.on(
    { source: ['test'] },
    () => {
      tries += 1;
      throw new Error('no');
    },
    { retries: 0 },
  );
  send(1);
  await idle();

  expect([tries, bus.deadLetters().length]).toEqual([1, 1]);
});

test('a closed bus delivers nothing any more and waits for handlers at work', async () => {
  const done: unknown[] = [];
  bus.on({ source: ['test'] }, async (event) => {
    await wait(30);
    done.push(numberOf(event));
  });
  bus.deliver((event) => (numberOf(event) === 1 ? [0] : [1_000_000]));
  send(1);
  send(2);
  await wait(10);
  await bus.close();

  expect(done).toEqual([1]);
});
