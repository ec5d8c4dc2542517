// SPDX-License-Identifier: Apache-2.0
// `npm run local`: the stand-ins in the foreground, until a signal ends them.
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { removeEnvironment, writeEnvironment } from './local/environment.ts';
import { switchOn } from './local/faults.ts';
import { ENVIRONMENT_FILE } from './local/folders.ts';
import { parseOptions, USAGE, type LocalOptions } from './local/options.ts';
import { startLocal, type Local } from './local/startLocal.ts';

const folder = process.env['INIT_CWD'] ?? process.cwd();
const options = readOptions();
if (options !== undefined) await run(options);

function readOptions(): LocalOptions | undefined {
  try {
    return parseOptions(process.argv.slice(2), folder);
  } catch (error) {
    fail(`${messageOf(error)}\n${USAGE}`, 2);
    return undefined;
  }
}

async function run(options: LocalOptions): Promise<void> {
  const stopped = stopSignal();
  try {
    const local = await startLocal({ ...options, pages: true }, print, () => rm(ENVIRONMENT_FILE, { force: true }));
    for (const fault of options.faults ?? []) print(switchOn(local, fault));
    if (!stopped.aborted) await serve(local, stopped);
    await local.close();
  } catch (error) {
    // a signal also ends the sf CLI that deploys, which is no failure then
    if (!stopped.aborted) fail(messageOf(error), 1);
  }
}

/** Ready first, then the file: who waits for either finds the stand-ins up. */
async function serve({ environment, org, aws, pages }: Local, stopped: AbortSignal): Promise<void> {
  const urls = [`org ${org.url}`, `AWS ${aws.url}`, ...(pages === undefined ? [] : [`pages ${pages.url}`])].join(', ');
  print(`ready: ${urls}; in another shell: . ${relative(folder, ENVIRONMENT_FILE)}`);
  await writeEnvironment(ENVIRONMENT_FILE, environment);
  if (!stopped.aborted) await once(stopped, 'abort');
  await removeEnvironment(ENVIRONMENT_FILE, environment);
}

/** Aborted by the first SIGINT or SIGTERM; later ones (npm passes them on) change nothing. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(message: string, exitCode: number): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = exitCode;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
