// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] as const;

/** A plugin without commands: from the real one, the CLI would load all that is compiled in lib/ beside the sources. */
const PLUGIN_ROOT = fileURLToPath(new URL('pluginRoot', import.meta.url));

/** Product and driver of the rows that tests make: whatever a command prints, it is not what a customer has bought. */
const IN_EVERY_RUN = /Journal of Soil Science|Change in usage/;

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

export type Command = { run(argv: string[], root: string): Promise<unknown> };

/** Runs the real command in this process. */
export async function runCommand(command: Command, ...args: readonly string[]): Promise<Ended> {
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
    await command.run([...args], PLUGIN_ROOT);
  } catch (thrown) {
    process.exitCode ??= exitCodeOf(thrown);
  } finally {
    [stdout.spy, stderr.spy, log, error].forEach((spy) => spy.mockRestore());
    for (const [name, former] of listeners) restoreListeners(name, former);
  }
  const exitCode = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  const ended = { exitCode, stdout: stdout.text.join(''), stderr: stderr.text.join('') };
  expect(ended.stdout + ended.stderr).not.toMatch(IN_EVERY_RUN);
  return ended;
}

export async function runCommandJson(
  command: Command,
  ...args: readonly string[]
): Promise<Answer & { readonly exitCode: number }> {
  const { exitCode, stdout } = await runCommand(command, '--json', ...args);
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
