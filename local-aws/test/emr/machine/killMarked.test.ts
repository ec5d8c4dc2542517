// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { killMarked, killMarkedAll } from '../../../src/emr/machine/killMarked.ts';

const start = (mark: string): ChildProcess =>
  spawn('sleep', ['1000'], { env: { ...process.env, MARK: mark }, stdio: 'ignore' });

test('what carries the marker is killed, what carries a longer one is not', async () => {
  const [marked, other] = [start('a'), start('ab')];
  await Promise.all([once(marked, 'spawn'), once(other, 'spawn')]);
  const gone = once(marked, 'exit');
  await killMarkedAll('MARK=a');

  expect(await gone).toEqual([null, 'SIGKILL']);
  expect(other.exitCode ?? other.signalCode).toBeNull();
  expect(killMarked('MARK=a')).toBe(0);
  other.kill('SIGKILL');
  await once(other, 'exit');
});
