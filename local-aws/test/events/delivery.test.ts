// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { composeEvent } from '../../src/events/awsEvent.ts';
import { duplicateDelivery, lateDelivery, promptDelivery, shuffledDelivery } from '@churn-risk/local-aws';

const event = composeEvent(
  { source: 'test', 'detail-type': 'T', resources: [], detail: {} },
  new Date('2026-11-23T07:00:00.123Z'),
);

test('deliveries say after how many ms an event comes, and how often', () => {
  expect([promptDelivery, duplicateDelivery(3), lateDelivery(50)].map((each) => each(event))).toEqual([
    [0],
    [0, 0, 0],
    [50],
  ]);
});

test('a shuffled delivery is decided by its seed', () => {
  const [first, again, other] = [7, 7, 8].map((seed) => shuffledDelivery(20, 100, seed)(event));

  expect(first).toEqual(again);
  expect(first).not.toEqual(other);
  expect(first).toHaveLength(20);
  expect(first?.filter((ms) => ms < 0 || ms >= 100)).toEqual([]);
  expect(new Set(first).size).toBeGreaterThan(10);
});
