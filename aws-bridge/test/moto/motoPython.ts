// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../.local/python-moto', import.meta.url));
const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
const STAMP = join(FOLDER, 'installed.txt');

/** A Python that has moto, or why there is none. */
export type MotoPython = { readonly python: string } | { readonly missing: string };

/** Installs moto below .local/python-moto, unless it is there as requirements.txt has it; that takes half a minute. */
export function prepareMoto(): MotoPython {
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  const python = join(FOLDER, 'bin/python');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return { python };
  const base = findPython();
  if (base === undefined) return { missing: 'Python 3.10 or newer with venv is missing' };
  rmSync(FOLDER, { recursive: true, force: true });
  const fault =
    faultOf(base, ['-m', 'venv', FOLDER]) ??
    faultOf(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS]);
  if (fault !== undefined) return { missing: `moto could not be installed: ${fault}` };
  writeFileSync(STAMP, wanted);
  return { python };
}

function findPython(): string | undefined {
  const script = 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))';
  const commands = [process.env['PYTHON'] ?? 'python3', 'python3', 'python'];
  return commands.find((command) => spawnSync(command, ['-c', script]).status === 0);
}

/** Undefined: the command succeeded. */
function faultOf(command: string, args: readonly string[]): string | undefined {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? undefined : (error?.message ?? stderr);
}
