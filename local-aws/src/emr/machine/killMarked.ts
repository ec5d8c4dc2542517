// SPDX-License-Identifier: Apache-2.0
// Jupyter starts its kernels in sessions of their own, which the end of a process group does not reach.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Kills every process that was started with `marker`, such as `NAME=value`, in its environment; how many there were. */
export function killMarked(marker: string): number {
  const found = processIds().filter((id) => isMarked(id, marker));
  for (const id of found) kill(id);
  return found.length;
}

/** Until there is none any more, some seconds at most: a process may start another one while it is being killed. */
export async function killMarkedAll(marker: string): Promise<void> {
  for (let round = 0; round < ROUNDS && killMarked(marker) > 0; round++) await wait(ROUND_MS);
}

const ROUNDS = 500;
const ROUND_MS = 10;

/** None where there is no /proc: there, what leaves its process group is not found. */
const processIds = (): readonly number[] =>
  existsSync('/proc/self/environ')
    ? readdirSync('/proc')
        .map(Number)
        .filter((id) => id > 0 && id !== process.pid)
    : [];

function isMarked(id: number, marker: string): boolean {
  try {
    return readFileSync(`/proc/${id}/environ`, 'latin1').split('\0').includes(marker);
  } catch {
    // it has ended meanwhile, or is another user's
    return false;
  }
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
