// SPDX-License-Identifier: Apache-2.0
import { createStageClock } from '../../src/load/stageClock.ts';

test('adds up the time in each stage, that of the present one until now', () => {
  let now = 0;
  const stages = createStageClock(() => new Date(now));
  const enterAt = (time: number, stage: Parameters<typeof stages.enter>[0]): void => {
    now = time;
    stages.enter(stage);
  };
  expect(stages.times()).toEqual([]);

  enterAt(1000, 'org');
  enterAt(1500, 'org');
  enterAt(3000, 'gates');
  enterAt(3010, 'org');
  now = 3050;

  expect(stages.times()).toEqual([
    { stage: 'org', milliseconds: 2040 },
    { stage: 'gates', milliseconds: 10 },
  ]);
});
