// SPDX-License-Identifier: Apache-2.0
import { buildApp, type AppBundle } from './appBundle.ts';
import { baseComponentSources, exposedBaseComponents } from './baseComponents.ts';
import { toBuildFault, type BuildFault } from './buildFault.ts';
import { buildVendorInThread } from './buildInThread.ts';
import type { Bundle } from './bundle.ts';
import { takeFromCache } from './bundleCache.ts';
import {
  findNamespacedComponents,
  findPackageComponents,
  iconNames,
  readNeeds,
  specifierOf,
  type Component,
} from './componentSources.ts';
import { SHIMS, STANDARD } from './folders.ts';
import { buildIcons, ICON_MODULES, iconKey } from './iconBundle.ts';
import { vendorKey } from './vendorBundle.ts';

/** All that a page loads, or why it can't be had. */
export type Build =
  | { readonly kind: 'built'; readonly vendor: Bundle; readonly icons: Bundle; readonly app: AppBundle }
  | { readonly kind: 'failed'; readonly fault: BuildFault };

export type BuildInput = {
  readonly packageFolder: string;
  readonly cacheFolder: string;
  /** Names of the package's custom labels. */
  readonly labels: ReadonlySet<string>;
  /** Icons that the pages name beside those of the components' sources. */
  readonly icons: readonly string[];
};

/** Builds what is not in the cache. */
export async function buildPackage(input: BuildInput): Promise<Build> {
  try {
    const shims = findNamespacedComponents(SHIMS);
    const components = [...findNamespacedComponents(STANDARD), ...findPackageComponents(input.packageFolder)];
    const { vendorInput, icons } = planBundles(shims, components, input.icons);
    const externals = ['lwc', ...vendorInput.components];
    const [app, vendor, iconBundle] = await Promise.all([
      buildApp({ shims, components, externals, labels: input.labels }),
      takeFromCache(input.cacheFolder, 'vendor', vendorKey(vendorInput), () => buildVendorInThread(vendorInput)),
      takeFromCache(input.cacheFolder, 'icons', iconKey(icons), () => buildIcons(icons)),
    ]);
    return { kind: 'built', vendor, icons: iconBundle, app };
  } catch (error) {
    return { kind: 'failed', fault: toBuildFault(error, input.packageFolder) };
  }
}

function planBundles(shims: readonly Component[], components: readonly Component[], icons: readonly string[]) {
  const shimNames = shims.map(specifierOf);
  const needs = readNeeds([...shims, ...components]);
  const exposed = exposedBaseComponents();
  return {
    vendorInput: {
      components: needs.baseComponents.filter((name) => exposed.has(name) && !shimNames.includes(name)),
      externals: [...shimNames, ...ICON_MODULES],
    },
    icons: [...new Set([...needs.icons, ...icons, ...baseComponentSources().flatMap(iconNames)])].sort(),
  };
}
