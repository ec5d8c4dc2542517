// SPDX-License-Identifier: Apache-2.0
import type { Environment } from '../../local/environment.ts';
import { startCommand } from './startCommand.ts';

/** Runs `sf ARGS` to its end and answers what it printed. Throws an Error with all of that where it does not end well. */
export async function runCommand(args: readonly string[], environment: Environment): Promise<string> {
  const { exitCode, stdout, stderr } = await startCommand('plugin', args, environment).ended;
  if (exitCode === 0) return stdout;
  throw new Error(`sf ${args.join(' ')} ended with exit code ${exitCode}:\n${stdout}${stderr}`);
}
