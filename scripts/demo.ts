// SPDX-License-Identifier: Apache-2.0
// `npm run demo`: the main job on the stand-ins, with the real sf CLI. Deploy, seed, put a run into S3, load, look, load again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseDemoOptions } from './demo/demoOptions.ts';
import type { DemoOptions } from './demo/demoOptions.ts';
import { putRun } from './demo/putRun.ts';
import { writeSampleRun } from './demo/sampleRun.ts';
import { assertNothingWritten, loadOf, showOrg } from './demo/showOrg.ts';
import { runSf } from './local/sf.ts';
import { startLocal } from './local/startLocal.ts';
import type { Local } from './local/startLocal.ts';

await main();

async function main(): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'churn-demo-'));
  try {
    const options = parseDemoOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
    await runDemo(options, scratch);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function runDemo(options: DemoOptions, scratch: string): Promise<void> {
  const { runFolder, seedFolder } = await chooseRun(options, scratch);
  say('Start the stand-ins: an empty Salesforce org and S3; deploy force-app with `sf project deploy start`; seed.');
  const local = await startLocal({ port: 0, seed: seedFolder, state: undefined, empty: false }, say);
  try {
    const run = await putRun(runFolder, local.environment);
    say(`Put the run ${basename(runFolder)} into S3: ${run}`);
    await load(local, run, options);
    await showOrg(local.environment, say);
    say('\nLoad the same run again: nothing may be written.');
    assertNothingWritten(await loadOf(local.environment, loadArguments(run, options)));
    say('0 risks written, no ingest job started.');
    await assertServed(local);
  } finally {
    await local.close();
  }
}

async function chooseRun(
  options: DemoOptions,
  scratch: string,
): Promise<{ runFolder: string; seedFolder: string | undefined }> {
  if (options.run !== undefined) return { runFolder: options.run, seedFolder: options.seed };
  const sample = await writeSampleRun(scratch, new Date());
  return { runFolder: sample.runFolder, seedFolder: options.seed ?? sample.seedFolder };
}

async function load(local: Local, run: string, options: DemoOptions): Promise<void> {
  const args = loadArguments(run, options);
  say(`\n$ sf ${args.join(' ')}`);
  const { exitCode, stdout, stderr } = await runSf(args, { ...local.environment, CI: 'true' });
  say(stdout.trim());
  if (exitCode !== 0) throw new Error(`the load ended with exit code ${exitCode}\n${stderr.trim()}`);
}

function loadArguments(run: string, { thresholds }: DemoOptions): readonly string[] {
  return ['churn', 'load', '--run', run, ...(thresholds === undefined ? [] : ['--thresholds', thresholds])];
}

/** The demo proves little where a client asked for something that the stand-ins do not do. */
async function assertServed({ org, s3Url }: Local): Promise<void> {
  const s3 = (await (await fetch(`${s3Url}/_local/unsupported`)).json()) as readonly unknown[];
  const missing = [...org.unsupported(), ...s3];
  if (missing.length > 0)
    throw new Error(`the stand-ins were asked for what they do not do: ${JSON.stringify(missing)}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
