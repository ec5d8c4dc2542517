// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';

/** One measuring of one phase, in a process of its own. */
export type Measurement = {
  /** Rows of the run that was worked on. */
  readonly rows: number;
  /** By the clock on the wall. */
  readonly seconds: number;
  /** Of all threads; undefined where it isn't known. */
  readonly cpuSeconds?: number;
  /** The most memory that the process held (maxRSS), in MiB; undefined where it isn't known. */
  readonly peakMiB?: number;
  /** What the phase has to say beside, by name. */
  readonly notes: Readonly<Record<string, number>>;
};

/** Runs the script on this Node and answers what it measured (see `reportWork`). */
export async function measureScript(script: string, args: readonly string[]): Promise<Measurement> {
  const node = ['--conditions=churn-source', script, ...args];
  const child = spawn(process.execPath, node, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [measurement, [exitCode]] = await Promise.all([
    json(child.stdout).catch(() => undefined) as Promise<Measurement | undefined>,
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  if (exitCode === 0 && measurement !== undefined) return measurement;
  throw new Error(`${script} ended with exit code ${exitCode ?? 'none'}`);
}

/** In such a script: does the work and writes its measurement, which leaves out the start of the process. */
export async function reportWork(
  work: () => Promise<{ readonly rows: number; readonly notes: Measurement['notes'] }>,
): Promise<void> {
  const start = performance.now();
  const startCpu = process.cpuUsage();
  const done = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(startCpu);
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ ...done, seconds, cpuSeconds: (user + system) / 1e6, peakMiB }));
}
