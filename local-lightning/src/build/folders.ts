// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const OWN = resolve(import.meta.dirname, '../..');

/** Modules that the platform has and no package: `<namespace>/<name>/<name>.js`. */
export const SHIMS = join(OWN, 'shims');

/** Lightning web components in place of the standard components of pages. */
export const STANDARD = join(OWN, 'standard');

/** What stands around the components of a page. */
export const SHELL = join(OWN, 'shell');

/** Where a package is installed that the modules of a folder import; throws where it is not. */
export function folderOf(name: string, importer: string = OWN): string {
  const folder = findFolderOf(name, importer);
  if (folder === undefined) throw new Error(`${name} is not installed: run npm install`);
  return folder;
}

/** Whether a package that is not needed is there. */
export const isInstalled = (name: string): boolean => findFolderOf(name, OWN) !== undefined;

/** `name@version` of an installed package. */
export function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as { version: string };
  return `${name}@${version}`;
}

export const BASE_COMPONENTS = folderOf('lightning-base-components');

function findFolderOf(name: string, importer: string): string | undefined {
  const require = createRequire(join(importer, 'package.json'));
  // the places where Node looks for packages; not every package exports its package.json
  return (require.resolve.paths(name) ?? []).map((place) => join(place, name)).find(existsSync);
}
