// SPDX-License-Identifier: Apache-2.0
import { buildApp, type AppBundle } from '../../src/build/appBundle.ts';
import { describeFault, toBuildFault } from '../../src/build/buildFault.ts';
import { findNamespacedComponents, findPackageComponents } from '../../src/build/componentSources.ts';
import { SHIMS, STANDARD } from '../../src/build/folders.ts';
import { aPackage } from '../aPackage.ts';

/** Base components are built apart, which takes long; here they are names. */
const EXTERNALS = ['lwc', 'lightning/icon', 'lightning/tab', 'lightning/tabset'];

/** Builds the component `c/partList` of the sources by their file names. */
export function buildPartList(
  sources: Readonly<Record<string, string>>,
  labels: readonly string[] = [],
): Promise<AppBundle> {
  return build(aPartList(sources), labels);
}

/** Why the same can't be built, as pages show it. */
export async function faultOfPartList(
  sources: Readonly<Record<string, string>>,
  labels: readonly string[] = [],
): Promise<string> {
  const folder = aPartList(sources);
  const error: unknown = await build(folder, labels).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error === undefined ? 'built' : describeFault(toBuildFault(error, folder));
}

const aPartList = (sources: Readonly<Record<string, string>>): string =>
  aPackage(Object.fromEntries(Object.entries(sources).map(([name, text]) => [`lwc/partList/${name}`, text])));

const build = (packageFolder: string, labels: readonly string[]): Promise<AppBundle> =>
  buildApp({
    shims: findNamespacedComponents(SHIMS),
    components: [...findNamespacedComponents(STANDARD), ...findPackageComponents(packageFolder)],
    externals: EXTERNALS,
    labels: new Set(labels),
  });
