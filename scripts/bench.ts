// SPDX-License-Identifier: Apache-2.0
// `npm run bench`: speed and memory of plain hyparquet and of our reading and planning; of our load, the CLI's own and
// SFDMU's; of `--help`; and the first paint of the panel. Side by side, with the goals and by how much they are missed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBenchOptions, type BenchOptions } from './bench/benchOptions.ts';
import { describeBench, type BenchResult } from './bench/describeBench.ts';
import { summarize, type PhaseResult } from './bench/benchResult.ts';
import { helpGoal, loadGoals, readingGoals } from './bench/goals.ts';
import { measureHelp } from './bench/help/measureHelp.ts';
import { measureLoads } from './bench/loads/measureLoads.ts';
import { prepareSfdmu, type Sfdmu } from './bench/loads/prepareSfdmu.ts';
import { measurePanel } from './bench/panel/measurePanel.ts';
import { measureReading } from './bench/phases/measureReading.ts';

await main();

async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) return;
  const scratch = await mkdtemp(join(tmpdir(), 'churn-bench-'));
  try {
    const result = await measure(options, scratch);
    const text = options.json ? JSON.stringify(result, undefined, 2) : describeBench(result, options);
    process.stdout.write(`${text}\n`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function readOptions(): BenchOptions | undefined {
  try {
    return parseBenchOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
    return undefined;
  }
}

async function measure(options: BenchOptions, scratch: string): Promise<BenchResult> {
  const reading = await readAll(options);
  const loads = await loadAll(options, scratch);
  say('sf churn load --help ...');
  const help = await measureHelp(options.rounds);
  const panel = options.paints === 0 ? [] : await measurePanel(options.paints, say);
  const goals = [...readingGoals(reading), ...loads.flatMap(loadGoals), helpGoal(help)];
  return { reading, loads, help, panel, goals };
}

async function readAll({ accounts, renewalsPerAccount, rounds }: BenchOptions): Promise<(readonly PhaseResult[])[]> {
  const sizes: (readonly PhaseResult[])[] = [];
  for (const count of accounts.toSorted((left, right) => left - right)) {
    say(`reading runs of ${count} accounts ...`);
    sizes.push(summarize(await measureReading({ accounts: count, renewalsPerAccount }, rounds)));
  }
  return sizes;
}

async function loadAll(options: BenchOptions, scratch: string): Promise<(readonly PhaseResult[])[]> {
  const sizes: (readonly PhaseResult[])[] = [];
  const sfdmu = options.risks.length === 0 ? undefined : await findSfdmu(options, scratch);
  for (const risks of options.risks) {
    say(`loading ${risks} risks ...`);
    sizes.push(summarize(await measureLoads({ ...options, risks }, sfdmu, scratch, say)));
  }
  return sizes;
}

async function findSfdmu(options: BenchOptions, scratch: string): Promise<Sfdmu | undefined> {
  const found = await prepareSfdmu(options.sfdmu, scratch);
  if (!('missing' in found)) return found;
  say(`SKIPPED: SFDMU, because ${found.missing}\nGive the folder of a compiled one: --sfdmu FOLDER`);
  return undefined;
}

/** What goes on, beside the result. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
