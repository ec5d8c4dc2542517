// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const require = createRequire(import.meta.url);

const OWN = resolve(import.meta.dirname, '../..');

/** Modules that the platform has and no package: `<namespace>/<name>/<name>.js`. */
export const SHIMS = join(OWN, 'shims');

/** Lightning web components in place of the standard components of pages. */
export const STANDARD = join(OWN, 'standard');

/** What stands around the components of a page. */
export const SHELL = join(OWN, 'shell');

/** Where a package is installed; throws where it is not. */
export function folderOf(name: string): string {
  // not every package exports its package.json, and some export nothing else
  return [`${name}/package.json`, name].map(tryFolderOf).find((folder) => folder !== undefined) ?? fail(name);
}

/** Whether a package that is not needed is there. */
export const isInstalled = (name: string): boolean => tryFolderOf(`${name}/package.json`) !== undefined;

/** `name@version` of an installed package. */
export function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as { version: string };
  return `${name}@${version}`;
}

export const BASE_COMPONENTS = folderOf('lightning-base-components');

function tryFolderOf(specifier: string): string | undefined {
  try {
    let folder = dirname(require.resolve(specifier));
    while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
    return folder;
  } catch {
    return undefined;
  }
}

function fail(name: string): never {
  throw new Error(`${name} is not installed: run npm install`);
}
