// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { isAlive } from '@churn-risk/core/load';

/**
 * How this process signs a lease: `user@machine process 1234 (a1b2c3d4)`. The eight digits name this start of this
 * machine as processes see it; they are missing where that can't be told.
 */
export function nameHolder(): string {
  const machine = nameMachine();
  return `${nameUser()} process ${process.pid}${machine === undefined ? '' : ` (${machine})`}`;
}

/** True for a holder that was a process of this machine and has ended. Another machine's holder may be alive. */
export function isGone(holder: string): boolean {
  const [, pid, machine] = / process (\d+) \(([0-9a-f]{8})\)/.exec(holder) ?? [];
  return machine !== undefined && machine === nameMachine() && !isAlive(Number(pid));
}

/** The CLI's own user name is of no use here: of a login by a bare token it is the token. */
function nameUser(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return hostname(); // a container may run as a user without a name
  }
}

/** The boot and the process namespace: two containers of one name must not take each other's processes for ended. */
function nameMachine(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const identity = `${hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`;
    return createHash('sha256').update(identity).digest('hex').slice(0, 8);
  } catch {
    return undefined; // not Linux
  }
}
