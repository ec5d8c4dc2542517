// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of a component, with the name that others import it by. */
export type Component = { readonly namespace: string; readonly name: string; readonly folder: string };

/** How a component is imported: `c/panel`. */
export const specifierOf = ({ namespace, name }: Component): string => `${namespace}/${name}`;

/** What a set of components takes from the platform. */
export type Needs = {
  /** `lightning/button` for each tag `<lightning-button>` and each import of it; sorted. */
  readonly baseComponents: readonly string[];
  /** `utility:close` for each name of an icon, also in texts and figures that only look like one; sorted. */
  readonly icons: readonly string[];
};

/** The components in `<folder>/<namespace>/<name>`. */
export function findNamespacedComponents(folder: string): readonly Component[] {
  return foldersIn(folder).flatMap((namespace) => findComponents(join(folder, namespace), namespace));
}

/** The components of an SFDX package: `<anywhere>/lwc/<name>`, imported as `c/<name>`. */
export function findPackageComponents(packageFolder: string): readonly Component[] {
  return readdirSync(packageFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'lwc')
    .flatMap((entry) => findComponents(join(entry.parentPath, entry.name), 'c'));
}

/** Sources of a component, its tests left out. */
export function sourceFiles({ folder }: Component): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|html|css)$/.test(entry.name))
    .map((entry) => join(folder, entry.name));
}

/** Reads the sources of the components. */
export function readNeeds(components: readonly Component[]): Needs {
  const sources = components.flatMap(sourceFiles).map((file) => readFileSync(file, 'utf8'));
  const baseComponents = sources.flatMap((source) => [
    ...allMatches(source, /<lightning-([a-z0-9-]+)/g).map((tag) => `lightning/${camelCase(tag)}`),
    ...allMatches(source, /from\s+['"](lightning\/\w+)['"]/g),
  ]);
  return { baseComponents: sorted(baseComponents), icons: sorted(sources.flatMap(iconNames)) };
}

/** Names of icons in a text. */
export const iconNames = (source: string): readonly string[] =>
  allMatches(source, /\b((?:utility|standard|custom|action|doctype):\w+)/g);

function findComponents(folder: string, namespace: string): readonly Component[] {
  return foldersIn(folder)
    .filter((name) => existsSync(join(folder, name, `${name}.js`)))
    .map((name) => ({ namespace, name, folder: join(folder, name) }));
}

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

const allMatches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

const camelCase = (tag: string): string => tag.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
