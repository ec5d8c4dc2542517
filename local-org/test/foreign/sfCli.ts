// SPDX-License-Identifier: Apache-2.0
// The real sf CLI of the workspace, with a home of its own and away from the network.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type SfAnswer = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

export type SfCli = {
  /** Temporary; commands run in it. */
  readonly folder: string;
  run(...args: readonly string[]): Promise<SfAnswer>;
  /** The `--json` output; failures have one too. */
  json(
    ...args: readonly string[]
  ): Promise<{ readonly status: number; readonly result?: unknown; readonly [name: string]: unknown }>;
  remove(): void;
};

const RUN = fileURLToPath(new URL('../../../node_modules/@salesforce/cli/bin/run.js', import.meta.url));

/** `token` makes its user's org the target of all commands; `more` are further environment variables. */
export function openSfCli(orgUrl: string, token: string, more: Readonly<Record<string, string>> = {}): SfCli {
  const folder = mkdtempSync(join(tmpdir(), 'sf-cli-'));
  const environment = {
    PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: folder,
    TMPDIR: folder,
    CI: 'true',
    SF_ORG_INSTANCE_URL: orgUrl,
    SF_TARGET_ORG: token,
    SF_ACCESS_TOKEN: token,
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    ...more,
  };
  const run = (...args: readonly string[]): Promise<SfAnswer> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ['--no-deprecation', RUN, ...args], {
        cwd: folder,
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const output = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const)
        child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
      child.once('error', reject);
      child.once('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, ...output }));
    });
  return {
    folder,
    run,
    json: async (...args) => JSON.parse((await run(...args, '--json')).stdout) as Awaited<ReturnType<SfCli['json']>>,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
