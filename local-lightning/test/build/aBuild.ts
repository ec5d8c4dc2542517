// SPDX-License-Identifier: Apache-2.0
import { buildApp, type AppBundle } from '../../src/build/appBundle.ts';
import { describeFault, toBuildFault } from '../../src/build/buildFault.ts';
import { findNamespacedComponents, findPackageComponents } from '../../src/build/componentSources.ts';
import { SHIMS, STANDARD } from '../../src/build/folders.ts';
import { aPackage } from '../aPackage.ts';

/** A package with the component `c/partList`, of sources by their file names. */
export const aPartList = (sources: Readonly<Record<string, string>>): string =>
  aPackage(Object.fromEntries(Object.entries(sources).map(([name, text]) => [`lwc/partList/${name}`, text])));

/** Base components are built apart, which takes long; here they are names. */
const EXTERNALS = ['lwc', 'lightning/icon', 'lightning/tab', 'lightning/tabset'];

export const buildComponents = (packageFolder: string, labels: readonly string[] = []): Promise<AppBundle> =>
  buildApp({
    shims: findNamespacedComponents(SHIMS),
    components: [...findNamespacedComponents(STANDARD), ...findPackageComponents(packageFolder)],
    externals: EXTERNALS,
    labels: new Set(labels),
  });

/** Why `c/partList` can't be built, as pages show it. */
export async function faultOfPartList(
  sources: Readonly<Record<string, string>>,
  labels: readonly string[] = [],
): Promise<string> {
  const folder = aPartList(sources);
  return buildComponents(folder, labels).then(
    () => 'built',
    (error: unknown) => describeFault(toBuildFault(error, folder)),
  );
}
