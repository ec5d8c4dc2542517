// SPDX-License-Identifier: Apache-2.0
// Folders for what is too large for memory. A process that is killed leaves its folders behind; the next load of the
// same user and machine removes them.
import { createHash } from 'node:crypto';
import { mkdtempSync, readlinkSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './isAlive.ts';

/** A new folder with the number of this process in its name. Who makes it removes it. */
export function makeTemporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), `churn-load-${process.pid}-${nameMachine()}-`));
}

/**
 * Removes the folders of processes of this user and machine that have ended. A folder stays whose process number belongs
 * to another process by now, until that one ends too. What can't be removed stays: it is not worth a failure.
 */
export async function removeAbandonedFolders(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  await Promise.all(names.map((name) => removeIfAbandoned(name).catch(() => undefined)));
}

const NAME = /^churn-load-(\d+)-([0-9a-f]{8})-\w+$/;

/** Of this user only: another's process may be out of sight. A link is no folder of ours. */
async function removeIfAbandoned(name: string): Promise<void> {
  const [, pid, machineOfMaker] = NAME.exec(name) ?? [];
  if (pid === undefined || machineOfMaker !== nameMachine()) return;
  const folder = join(tmpdir(), name);
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid)) return;
  const isLeft = Number(pid) === process.pid ? found.mtimeMs < startOfThisProcess() : !isAlive(Number(pid));
  if (isLeft) await rm(folder, { recursive: true, force: true });
}

/** A folder with the number of this process that is older is an earlier process's. */
function startOfThisProcess(): number {
  return Date.now() - process.uptime() * 1000;
}

let machine: string | undefined;

/** Where process numbers mean the same: containers that share a temporary folder don't see each other's processes. */
function nameMachine(): string {
  machine ??= createHash('sha256').update(`${hostname()} ${processSpace()}`).digest('hex').slice(0, 8);
  return machine;
}

function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return ''; // not Linux: there is only one
  }
}
