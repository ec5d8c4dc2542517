// SPDX-License-Identifier: Apache-2.0
import type { Step } from '../cluster.ts';
import type { ClusterFault } from '../clusterFault.ts';

export type Command = { readonly file: string; readonly args: readonly string[] };

/** `command-runner.jar` runs its arguments as a command; it is the only jar there is. */
export function commandOfStep({ jar, args }: Pick<Step, 'jar' | 'args'>): Command {
  if (!isCommandRunner(jar)) return failingCommand(126, `${jar}: only command-runner.jar is done here`);
  const [file, ...rest] = args;
  return file === undefined ? failingCommand(1, 'command-runner.jar was given no command') : { file, args: rest };
}

export const isCommandRunner = (jar: string): boolean => jar === 'command-runner.jar';

/** The command that a fault puts in place of a bootstrap action or a step; undefined where it is about another one. */
export function commandOfFault(place: 'bootstrap' | 'step', fault: ClusterFault | undefined): Command | undefined {
  if (fault?.kind === 'step_hangs' && place === 'step') return { file: 'sleep', args: ['100000000'] };
  if (fault?.kind !== `${place}_fails`) return undefined;
  const { exitCode = 1, stderr = 'ordered to fail' } = fault as { exitCode?: number; stderr?: string };
  return failingCommand(exitCode, stderr);
}

const failingCommand = (exitCode: number, stderr: string): Command => ({
  file: 'sh',
  args: ['-c', 'printf "%s\\n" "$1" >&2; exit "$2"', 'sh', stderr, String(exitCode)],
});
