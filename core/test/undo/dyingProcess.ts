// SPDX-License-Identifier: Apache-2.0
import { AsyncLocalStorage } from 'node:async_hooks';

type Process = { requestsLeft: number; readonly timers: NodeJS.Timeout[]; die(): void };

const processes = new AsyncLocalStorage<Process>();
const { fetch: send, setTimeout: wait } = globalThis;

/**
 * Does some work as a process that is killed when it wants to make its n-th request: that one, and all that follow, are
 * never made and never answered. Answers whether it came so far.
 */
export async function dieAtRequest(n: number, work: () => Promise<unknown>): Promise<'died' | 'ended'> {
  let die = (): void => {};
  const death = new Promise<'died'>((resolve) => (die = () => resolve('died')));
  const timers: NodeJS.Timeout[] = [];
  const process = { requestsLeft: n, timers, die };
  globalThis.fetch = sendWhileAlive;
  globalThis.setTimeout = waitWhileAlive as typeof wait;
  const end = await Promise.race([death, processes.run(process, work).then(() => 'ended' as const)]);
  timers.forEach((timer) => clearTimeout(timer));
  return end;
}

function sendWhileAlive(...request: Parameters<typeof send>): ReturnType<typeof send> {
  const process = processes.getStore();
  if (process === undefined) return send(...request);
  process.requestsLeft -= 1;
  if (process.requestsLeft > 0) return send(...request);
  process.die();
  return new Promise(() => {});
}

function waitWhileAlive(...timeout: Parameters<typeof wait>): NodeJS.Timeout {
  const timer = wait(...timeout);
  processes.getStore()?.timers.push(timer);
  return timer;
}
