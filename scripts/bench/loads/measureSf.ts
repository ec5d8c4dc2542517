// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Environment } from '../../local/environment.ts';
import { runSf } from '../../local/sf.ts';
import type { Local } from '../../local/startLocal.ts';
import type { Measurement } from '../phases/measurement.ts';

export type SfMeasurement = Pick<Measurement, 'seconds' | 'cpuSeconds' | 'peakMiB'> & {
  readonly stdout: string;
  /** As the org counted them: whatever the command asked, polling included. */
  readonly apiCalls: number;
};

/** Measures a command of `sf` as a whole process, the start of the CLI included. Throws an Error where it fails. */
export async function measureSf(
  args: readonly string[],
  environment: Environment,
  { org }: Local,
  folder: string,
): Promise<SfMeasurement> {
  const usageFolder = await mkdtemp(join(folder, 'usage-'));
  const hook = pathToFileURL(join(import.meta.dirname, '../phases/writeUsage.ts')).href;
  const callsLeft = (): number => org.org.allowance.read('DailyApiRequests').Remaining;
  const leftBefore = callsLeft();
  const start = performance.now();
  const result = await runSf(args, { ...environment, NODE_OPTIONS: `--import=${hook}`, USAGE_FOLDER: usageFolder });
  const seconds = (performance.now() - start) / 1000;
  if (result.exitCode !== 0)
    throw new Error(`sf ${args.join(' ')} ended with ${result.exitCode}:\n${result.stdout}${result.stderr}`);
  const usage = await readUsage(usageFolder);
  await rm(usageFolder, { recursive: true });
  return { seconds, ...usage, stdout: result.stdout, apiCalls: leftBefore - callsLeft() };
}

type Usage = { readonly cpuSeconds: number; readonly peakMiB: number };

/** Of the process that used most, where the CLI started several. */
async function readUsage(folder: string): Promise<Usage> {
  const files = await readdir(folder);
  const usages = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as Usage),
  );
  const most = usages.toSorted((left, right) => right.peakMiB - left.peakMiB)[0];
  if (most === undefined) throw new Error('sf ended without telling its memory');
  return most;
}
