// SPDX-License-Identifier: Apache-2.0
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildPackage, type Build } from '../build/build.ts';
import { describeFault } from '../build/buildFault.ts';
import type { Bundle } from '../build/bundle.ts';
import { findNamespacedComponents, findPackageComponents, specifierOf } from '../build/componentSources.ts';
import { STANDARD } from '../build/folders.ts';
import { readPropertyTypes, type PropertyTypes } from '../package/propertyTypes.ts';
import { readPackage, type SfdxPackage } from '../package/sfdxPackage.ts';

/** The package as it is now, with its modules. */
export type Sources = {
  readonly sources: SfdxPackage;
  readonly build: Build;
  /** The package's own components with what pages may set. */
  readonly own: ReadonlyMap<string, PropertyTypes>;
  /** Standard components that the stand-in has. */
  readonly standard: ReadonlySet<string>;
};

export interface Builds {
  /** Built anew where a file of the package has changed since. Rejects where metadata can't be read. */
  current(): Promise<Sources>;
  /** A bundle of this or an earlier build, which an open page may still ask for. */
  find(key: string): Bundle | undefined;
}

/** `report` gets a line for each build that fails. */
export function createBuilds(packageFolder: string, cacheFolder: string, report: (line: string) => void): Builds {
  const bundles = new Map<string, Bundle>();
  let latest: { readonly fingerprint: string; readonly sources: Promise<Sources> } | undefined;
  const load = async (): Promise<Sources> => {
    const loaded = await loadSources(packageFolder, cacheFolder);
    const { build } = loaded;
    if (build.kind === 'failed') report(`local-lightning: ${describeFault(build.fault)}`);
    else for (const bundle of [build.vendor, build.icons, build.app]) bundles.set(bundle.key, bundle);
    return loaded;
  };
  return {
    current() {
      const fingerprint = fingerprintFiles(packageFolder);
      if (latest?.fingerprint !== fingerprint) latest = { fingerprint, sources: load() };
      return latest.sources;
    },
    find: (key) => bundles.get(key),
  };
}

async function loadSources(packageFolder: string, cacheFolder: string): Promise<Sources> {
  const sources = readPackage(packageFolder);
  const icons = [...[...sources.tabs.values()].map(({ icon }) => icon), ...OBJECT_ICONS];
  const labels = new Set(sources.labels.keys());
  const components = findPackageComponents(packageFolder);
  return {
    sources,
    build: await buildPackage({ packageFolder, cacheFolder, labels, icons }),
    own: new Map(
      components.map(({ name, folder }) => [name, readPropertyTypes(join(folder, `${name}.js-meta.xml`))] as const),
    ),
    standard: new Set(findNamespacedComponents(STANDARD).map(specifierOf)),
  };
}

const OBJECT_ICONS = ['account', 'case', 'contact', 'default', 'lead', 'opportunity', 'task', 'user'].map(
  (name) => `standard:${name}`,
);

/** Changes whenever a file of the package does that pages depend on. */
function fingerprintFiles(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && basename(dirname(join(entry.parentPath, entry.name))) !== '__tests__')
    .map((entry) => {
      const { mtimeMs, size } = statSync(join(entry.parentPath, entry.name));
      return `${join(entry.parentPath, entry.name)} ${mtimeMs} ${size}`;
    })
    .join('\n');
}
