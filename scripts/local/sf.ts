// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from './folders.ts';

export type SfResult = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

/** Keeps the CLI quiet and away from the network, whoever runs it. */
export const QUIET_SF: Readonly<Record<string, string>> = {
  SF_DISABLE_TELEMETRY: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
};

/** Runs the workspace's own sf CLI, on the Node that runs this, in the repository. */
export function runSf(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<SfResult> {
  const sf = join(ROOT, 'node_modules/@salesforce/cli/bin/run.js');
  // the CLI starts processes of its own by the name `node`
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(process.execPath, ['--no-deprecation', sf, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...QUIET_SF, ...environment, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, ...output }));
  });
}
