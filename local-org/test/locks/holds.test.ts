// SPDX-License-Identifier: Apache-2.0
import { createHolds } from '../../src/locks/holds.ts';

test('a row is held from the beginning of a transaction until before its end', () => {
  const holds = createHolds();
  holds.add(['a', 'b'], { from: 10, until: 20, isLane: true });

  expect([9, 10, 19, 20].map((time) => holds.heldUntil(['x', 'b'], time, false))).toEqual([0, 20, 20, 0]);
});

test('the last of several that hold a row counts', () => {
  const holds = createHolds();
  holds.add(['a'], { from: 0, until: 20, isLane: true });
  holds.add(['a'], { from: 0, until: 40, isLane: false });

  expect([holds.heldUntil(['a'], 5, false), holds.heldUntil(['a'], 5, true)]).toEqual([40, 20]);
});

test('what is over is forgotten once there is much of it, and what is not stays', () => {
  const holds = createHolds();
  const rows = Array.from({ length: 20_001 }, (_, index) => `r${index}`);
  holds.add(rows, { from: 0, until: 10, isLane: true });
  holds.add(['r1', 'late'], { from: 0, until: 30, isLane: true });

  holds.forget(() => 20);

  expect([holds.heldUntil(rows, 5, false), holds.heldUntil(['late'], 5, false)]).toEqual([30, 30]);
  expect(holds.heldUntil(['r0', 'r2'], 5, false)).toBe(0);
});
