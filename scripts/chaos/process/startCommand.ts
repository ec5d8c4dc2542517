// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import type { Environment } from '../../local/environment.ts';
import { PLUGIN_FOLDER, ROOT } from '../../local/folders.ts';

/** `sf`: the whole CLI with the linked plugin. `plugin`: the same command on its own, which starts in half the time. */
export type Launcher = 'sf' | 'plugin';

const SCRIPTS: Readonly<Record<Launcher, string>> = {
  sf: join(ROOT, 'node_modules/@salesforce/cli/bin/run.js'),
  plugin: join(PLUGIN_FOLDER, 'bin/run.js'),
};

/** How a process ended; `exitCode` is null where a signal ended it. */
export type Ending = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string };

export type StartedCommand = {
  /** SIGKILL: the process gets no chance to clean up. */
  kill(): void;
  readonly ended: Promise<Ending>;
};

/** Starts `sf ARGS` as a process of its own. */
export function startCommand(launcher: Launcher, args: readonly string[], environment: Environment): StartedCommand {
  // the CLI starts processes of its own by the name `node`
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(process.execPath, ['--no-deprecation', '--no-warnings', SCRIPTS[launcher], ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', ...environment, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  return {
    kill: () => void child.kill('SIGKILL'),
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exitCode) => resolve({ exitCode, ...output }));
    }),
  };
}
