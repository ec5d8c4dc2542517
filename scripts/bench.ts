// SPDX-License-Identifier: Apache-2.0
// `npm run bench`: rows a second and peak memory of plain hyparquet, of our reading and planning, and of loads, side by side;
// then the first paint of the panel.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBenchOptions, type BenchOptions } from './bench/benchOptions.ts';
import { formatTable, summarize, type PhaseResult, type PhaseRounds } from './bench/benchResult.ts';
import { measurePanel } from './bench/panel/measurePanel.ts';
import { formatPaints, type PaintResult } from './bench/panel/paintResult.ts';
import { prepareOrg } from './bench/phases/benchOrg.ts';
import { HEAP_MIB, measureScript, type Measurement } from './bench/phases/measurement.ts';
import { prepareRun } from './bench/runs/prepareRun.ts';

/** What a plan needs of every row; the other columns only matter for accounts at risk. */
const CHEAP = [
  'account_key',
  'renewal_key',
  'product',
  'renewal_date',
  'renewal_value',
  'segment',
  'churn_probability',
];

await main();

async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) return;
  const scratch = await mkdtemp(join(tmpdir(), 'churn-bench-'));
  try {
    const phases = summarize(await measurePhases(options, scratch));
    const panel = options.paints === 0 ? [] : await measurePanel(options.paints, say);
    const text = options.json ? JSON.stringify({ phases, panel }, undefined, 2) : describe(phases, panel, options);
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

/** Phases take turns, so that a machine that is busy for a while slows all of them down. */
async function measurePhases(options: BenchOptions, scratch: string): Promise<PhaseRounds> {
  const { accounts, loadAccounts, renewalsPerAccount, rounds } = options;
  say(`a run of ${accounts} accounts ...`);
  const run = await prepareRun({ accounts, renewalsPerAccount });
  const org =
    loadAccounts === 0 ? undefined : await prepareLoads({ accounts: loadAccounts, renewalsPerAccount }, scratch);
  const phases = new Map<string, Measurement[]>();
  const keep = (name: string, measurement: Measurement): void => {
    phases.set(name, [...(phases.get(name) ?? []), measurement]);
  };
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds} ...`);
    keep('plain hyparquet, cheap columns', await measureScript(phaseScript('readPlain.ts'), [run.runFolder, ...CHEAP]));
    keep('plain hyparquet, all columns', await measureScript(phaseScript('readPlain.ts'), [run.runFolder]));
    keep('read, judge and plan', await measureScript(phaseScript('readAndPlan.ts'), [run.runFolder, run.seedFolder]));
    const loads = await org?.measureLoads();
    if (loads === undefined) continue;
    keep('sf churn load', loads.first);
    keep('sf churn load, nothing changed', loads.again);
  }
  return phases;
}

async function prepareLoads(size: Parameters<typeof prepareRun>[0], scratch: string): ReturnType<typeof prepareOrg> {
  say(`a local org with ${size.accounts} accounts ...`);
  return prepareOrg(await prepareRun(size), scratch);
}

function phaseScript(name: string): string {
  return join(import.meta.dirname, 'bench/phases', name);
}

function describe(phases: readonly PhaseResult[], panel: readonly PaintResult[], options: BenchOptions): string {
  const tables = [describePhases(phases, options), ...(panel.length === 0 ? [] : [describePanel(panel, options)])];
  return tables.join('\n');
}

function describePhases(phases: readonly PhaseResult[], { rounds }: BenchOptions): string {
  return `
${formatTable(phases)}

Medians of ${rounds} rounds, each measurement a process of its own with --max-old-space-size=${HEAP_MIB}; Node ${process.version}, ${cpus().length} cores.
Reading is measured without the start of its process; loads are measured from the start of the CLI to its end, against
a stand-in for org and S3 that takes its share of the same cores.`;
}

function describePanel(panel: readonly PaintResult[], { paints }: BenchOptions): string {
  return `
${formatPaints(panel)}

Medians of ${paints} openings of an account's page in Chromium, its modules in the browser's cache: from the start of the
navigation until the panel's first card is in the DOM, against the same stand-ins.`;
}

/** What goes on, beside the result. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
