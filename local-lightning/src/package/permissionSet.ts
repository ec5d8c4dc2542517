// SPDX-License-Identifier: Apache-2.0
import { elementsOf, textOf, type Element } from './xml.ts';

/** Tabs that a permission set shows, from `permissionsets/<name>.permissionset-meta.xml`. */
export const readVisibleTabs = (file: Element): ReadonlySet<string> =>
  new Set(
    elementsOf(file, 'tabSettings')
      .filter((setting) => textOf(setting, 'visibility') !== 'None')
      .flatMap((setting) => textOf(setting, 'tab') ?? []),
  );
