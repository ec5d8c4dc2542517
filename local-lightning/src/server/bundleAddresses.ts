// SPDX-License-Identifier: Apache-2.0
import type { Bundle } from '../build/bundle.ts';

/** Address of a bundle's file. */
export const bundleAddress = (key: string, file: string): string => `/lightning/assets/bundles/${key}/${file}`;

/** The import map of a page: each module of the bundles -> its address. */
export const addressBundles = (bundles: readonly Bundle[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    bundles.flatMap(({ key, imports }) =>
      Object.entries(imports).map(([name, file]) => [name, bundleAddress(key, file)] as const),
    ),
  );
