// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import Load from '../../../src/commands/churn/load.ts';
import type { ChurnOrg } from '../../../../core/test/load/churnOrg.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] as const;

const PLUGIN_ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What the command printed and how it ended. */
export type Ended = {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
};

/** The answer of a command run with --json. */
export type Answer = {
  readonly status: number;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly actions?: readonly string[];
  readonly data?: unknown;
};

/** Runs the real command in this process, as the integration user of the org. */
export async function runLoad(org: ChurnOrg, ...args: readonly string[]): Promise<Ended> {
  process.env['SF_ORG_INSTANCE_URL'] = org.url;
  const stdout = capture(process.stdout);
  const stderr = capture(process.stderr);
  const log = jest
    .spyOn(console, 'log')
    .mockImplementation((line: unknown) => void stdout.text.push(`${String(line)}\n`));
  const error = jest
    .spyOn(console, 'error')
    .mockImplementation((line: unknown) => void stderr.text.push(`${String(line)}\n`));
  const listeners = SIGNALS.map((name) => [name, process.listeners(name)] as const);
  process.exitCode = undefined;
  try {
    await Load.run(['--target-org', org.loaderToken, ...args], PLUGIN_ROOT);
  } catch (thrown) {
    process.exitCode ??= exitCodeOf(thrown);
  } finally {
    [stdout.spy, stderr.spy, log, error].forEach((spy) => spy.mockRestore());
    for (const [name, former] of listeners) restoreListeners(name, former);
  }
  const exitCode = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return { exitCode, stdout: stdout.text.join(''), stderr: stderr.text.join('') };
}

export async function runLoadJson(
  org: ChurnOrg,
  ...args: readonly string[]
): Promise<Answer & { readonly exitCode: number }> {
  const { exitCode, stdout } = await runLoad(org, '--json', ...args);
  return { exitCode, ...(JSON.parse(stdout) as Answer) };
}

function capture(stream: NodeJS.WriteStream): {
  readonly text: string[];
  readonly spy: jest.SpiedFunction<typeof stream.write>;
} {
  const text: string[] = [];
  const spy = jest.spyOn(stream, 'write').mockImplementation((chunk: unknown) => {
    text.push(String(chunk));
    return true;
  });
  return { text, spy };
}

/** The CLI adds listeners with each command and expects the process to end with it. */
function restoreListeners(name: NodeJS.Signals, former: readonly NodeJS.SignalsListener[]): void {
  process.removeAllListeners(name);
  former.forEach((listener) => process.on(name, listener));
}

function exitCodeOf(thrown: unknown): number {
  return (thrown as { oclif?: { exit?: number } }).oclif?.exit ?? 1;
}
