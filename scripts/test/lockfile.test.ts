// SPDX-License-Identifier: Apache-2.0
// `npm ci` refuses a lock that leaves out packages for other machines, as npm writes it where the registry does not have them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../local/folders.ts';

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>> };

test('package-lock.json has every optional dependency, for every machine', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };

  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(packages, path, name)),
  );

  expect(missing).toEqual([]);
});

/** Found as Node finds it: in the package's own node_modules, or in one further up. */
function isLocked(packages: Readonly<Record<string, Locked>>, path: string, name: string): boolean {
  if (packages[join(path, 'node_modules', name)] !== undefined) return true;
  const parent = path.lastIndexOf('/node_modules/');
  return path !== '' && isLocked(packages, parent < 0 ? '' : path.slice(0, parent), name);
}
