// SPDX-License-Identifier: Apache-2.0
// `npm run demo`: the whole way on the stand-ins. A notebook arrives, a cluster runs it on a data lake, the run is
// loaded by the Lambda function, and the real sf CLI shows what came out and loads the run again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDemoOptions, type DemoOptions } from './demo/demoOptions.ts';
import { demoGivenRun } from './demo/givenRun.ts';
import { demoWholeWay } from './demo/wholeWay.ts';

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

function runDemo(options: DemoOptions, scratch: string): Promise<void> {
  return options.run === undefined ? demoWholeWay(scratch, say) : demoGivenRun({ ...options, run: options.run }, say);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
