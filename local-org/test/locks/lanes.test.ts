// SPDX-License-Identifier: Apache-2.0
import { createLanes } from '../../src/locks/lanes.ts';

/** A clock that the test moves. */
function aClock() {
  let time = 1000;
  return { now: () => new Date(time), pass: (milliseconds: number) => (time += milliseconds) };
}

test('a transaction of its own begins by the clock, one of a lane when the lane has come to it', () => {
  const lanes = createLanes(aClock());
  const [lane = { time: 0 }] = lanes.open(1);
  const alone = lanes.begin();
  lane.time += 500;

  expect([alone, lanes.inLane(lane, lanes.begin)]).toEqual([1000, 1500]);
});

test('time that was modelled is not lost, and that of the clock comes on top', () => {
  const clock = aClock();
  const lanes = createLanes(clock);
  const opened = lanes.open(2);
  opened.forEach((lane, index) => (lane.time += 60_000 * (index + 1)));
  lanes.close(opened);

  clock.pass(5000);

  expect([lanes.begin(), lanes.open(1)]).toEqual([126_000, [{ time: 126_000 }]]);
});

test('no transaction begins before the slowest lane', () => {
  const lanes = createLanes(aClock());
  const [one = { time: 0 }, other = { time: 0 }] = lanes.open(2);
  one.time = 9000;
  lanes.inLane(one, lanes.begin);
  other.time = 3000;
  const before = lanes.earliest();
  lanes.close([other]);

  expect([before, lanes.earliest()]).toEqual([3000, 9000]);
});

test('a lane is at work only within its work, however that ends', () => {
  const lanes = createLanes(aClock());
  const [lane = { time: 0 }] = lanes.open(1);
  const fail = () =>
    lanes.inLane(lane, () => {
      throw new Error('defect');
    });

  expect(lanes.inLane(lane, () => lanes.active)).toBe(lane);
  expect(fail).toThrow('defect');
  expect(lanes.active).toBeUndefined();
});
