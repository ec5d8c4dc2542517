// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isGone, nameHolder } from '../src/leaseHolder.ts';

const own = `process ${process.pid}`;

test('names the process of this machine', () => {
  expect(nameHolder()).toMatch(new RegExp(` ${own}( \\([0-9a-f]{8}\\))?$`));
});

test('a process that runs is not gone', () => {
  expect(isGone(`${nameHolder()} 20261123T061700Z-ab12cd`)).toBe(false);
});

test('a process of this machine that has ended is gone, where the machine can be told', () => {
  const ended = spawnSync(process.execPath, ['--version']).pid;

  expect(isGone(nameHolder().replace(own, `process ${ended}`))).toBe(existsSync('/proc/self/ns/pid'));
});

test.each(['someone@elsewhere process 1 (00000000)', 'someone@elsewhere process 1', 'by hand', ''])(
  'nothing is known of the holder "%s"',
  (holder) => {
    expect(isGone(holder)).toBe(false);
  },
);
