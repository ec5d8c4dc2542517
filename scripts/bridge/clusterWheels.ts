// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../local/folders.ts';

const NOTEBOOK_FOLDER = join(ROOT, 'aws-bridge/notebook');

/** The `python3` of EMR 7; constraints.txt was resolved on it. */
const CLUSTER_PYTHON = '3.9';

/** Of the cluster's instances: `x86_64`, or `aarch64` for Graviton. */
export const MACHINES = ['x86_64', 'aarch64'] as const;
export type Machine = (typeof MACHINES)[number];

/**
 * Fills the folder anew with the wheels of the notebook's packages, as constraints.txt pins them, by this machine's
 * pip. Throws an Error with pip's own words.
 */
export function downloadWheels(folder: string, machine: Machine): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const read = (name: string): string => readFileSync(join(NOTEBOOK_FOLDER, name), 'utf8');
  const packages = clusterPackages(read('constraints.txt'), read('requirements-local.txt'));
  const platforms = ['manylinux2014', 'manylinux_2_28'].flatMap((name) => ['--platform', `${name}_${machine}`]);
  const target = ['--only-binary=:all:', '--implementation', 'cp', '--python-version', CLUSTER_PYTHON, ...platforms];
  // pip asks the markers of dependencies about its own Python, not about the cluster's: so it is told every package
  const options = ['--quiet', '--disable-pip-version-check', '--no-deps', ...target, '--dest', folder];
  const { status, stderr, error } = spawnSync('python3', ['-m', 'pip', 'download', ...options, ...packages], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The notebook's packages can't be downloaded: ${error?.message ?? stderr}`);
}

/** The pinned packages (`name==version`) but those that only a single machine needs, such as Spark itself. */
export function clusterPackages(constraints: string, requirementsLocal: string): readonly string[] {
  const local = new Set(pins(requirementsLocal).map(nameOf));
  return pins(constraints).filter((pin) => !local.has(nameOf(pin)));
}

function pins(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => /^[A-Za-z0-9._-]+==[^\s;]+/.exec(line)?.[0] ?? []);
}

function nameOf(pin: string): string {
  return (pin.split('==')[0] ?? '').toLowerCase().replaceAll('_', '-');
}
