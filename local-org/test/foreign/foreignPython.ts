// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VENV = join(fileURLToPath(new URL('../../..', import.meta.url)), '.local/python-foreign');
const PACKAGES = ['simple-salesforce==1.12.9'];

/**
 * Path of a Python that has the foreign clients, installed into a folder of the clone where they are missing.
 * Undefined, and said on stderr, where the machine has no Python or the clients can't be had; in CI an Error.
 */
export function findForeignPython(): string | undefined {
  const python = join(VENV, 'bin/python');
  if (hasClients(python)) return python;
  const steps: readonly (readonly string[])[] = [
    ['python3', '-m', 'venv', VENV],
    [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES],
  ];
  for (const [command = '', ...args] of steps) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
    if (status === 0) continue;
    const reason = `no Python client is held against the org: ${error?.message ?? stderr}`;
    if (process.env['CI']) throw new Error(reason);
    process.stderr.write(`SKIPPED: ${reason}\n`);
    return undefined;
  }
  return python;
}

function hasClients(python: string): boolean {
  return existsSync(python) && spawnSync(python, ['-c', 'import simple_salesforce']).status === 0;
}
