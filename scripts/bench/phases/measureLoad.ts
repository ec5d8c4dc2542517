// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runSf } from '../../local/sf.ts';
import type { Environment } from '../../local/environment.ts';
import { HEAP_MIB, type Measurement } from './measurement.ts';

/** A load as `sf churn load` is told to do it. */
export type MeasuredLoad = {
  /** URI of the run. */
  readonly run: string;
  readonly thresholdsFile: string;
  readonly environment: Environment;
  /** For temporary files. */
  readonly folder: string;
};

/** Measures `sf churn load` as a whole process, the start of the CLI included. */
export async function measureLoad({ run, thresholdsFile, environment, folder }: MeasuredLoad): Promise<Measurement> {
  const usageFolder = await mkdtemp(join(folder, 'usage-'));
  const hook = pathToFileURL(join(import.meta.dirname, 'writeUsage.ts')).href;
  const start = performance.now();
  const result = await runSf(['churn', 'load', '--run', run, '--thresholds', thresholdsFile, '--json'], {
    ...environment,
    NODE_OPTIONS: `--max-old-space-size=${HEAP_MIB} --import=${hook}`,
    USAGE_FOLDER: usageFolder,
  });
  const seconds = (performance.now() - start) / 1000;
  if (result.exitCode !== 0)
    throw new Error(`sf churn load ended with exit code ${result.exitCode}:\n${result.stdout}`);
  const report = (JSON.parse(result.stdout) as { result: ReportedLoad }).result;
  const usage = await readUsage(usageFolder);
  await rm(usageFolder, { recursive: true });
  const written = report.actions.reduce((sum, action) => sum + action.written, 0);
  const notes = { 'risks written': written, 'tasks found': report.tasks.found, 'API calls': report.apiCalls };
  return { rows: report.rows, seconds, ...usage, notes };
}

/** The part of the command's result that is shown. */
type ReportedLoad = {
  readonly rows: number;
  readonly actions: readonly { readonly written: number }[];
  readonly tasks: { readonly found: number };
  readonly apiCalls: number;
};

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
