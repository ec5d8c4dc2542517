// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { Command } from './command.ts';

export type ProcessEnd = {
  /** 127: could not be started; 128 and more: killed by a signal. */
  readonly exitCode: number;
  /** Its last 400 characters. */
  readonly stderr: string;
};

/**
 * Runs a command as the leader of a process group, `stdout` and `stderr` as files in `folder`.
 * An abort, or the end of this process, kills the group with SIGKILL; the promise waits for its leader.
 */
export async function runProcess(
  { file, args }: Command,
  folder: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<ProcessEnd> {
  const errors = join(folder, 'stderr');
  const output = [openSync(join(folder, 'stdout'), 'w'), openSync(errors, 'w')] as const;
  const child = spawn(file, [...args], { cwd: folder, env, detached: true, stdio: ['ignore', ...output] });
  for (const descriptor of output) closeSync(descriptor);
  const stop = (): void => killGroup(child);
  signal.addEventListener('abort', stop, { once: true });
  process.once('exit', stop);
  if (signal.aborted) stop();
  try {
    const exitCode = await exitOf(child, (message) => appendFileSync(errors, `${message}\n`));
    return { exitCode, stderr: readFileSync(errors, 'utf8').slice(-400) };
  } finally {
    signal.removeEventListener('abort', stop);
    process.removeListener('exit', stop);
  }
}

function exitOf(child: ChildProcess, onError: (message: string) => void): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      onError(error.message);
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 0)));
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
