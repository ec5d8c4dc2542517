// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { isAlive } from '../src/isAlive.ts';

test('this process is alive, also one of another user; one that has ended is not', () => {
  const { pid } = spawnSync(process.execPath, ['--eval', '']);

  expect([process.pid, 1, pid].map(isAlive)).toEqual([true, true, false]);
});
