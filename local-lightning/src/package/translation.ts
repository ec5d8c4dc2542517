// SPDX-License-Identifier: Apache-2.0
import { readPairs, type Labels } from './customLabels.ts';
import type { Element } from './xml.ts';

/** What of a page is translated into one language. */
export type Translation = { readonly labels: Labels; readonly apps: Labels; readonly tabs: Labels };

/** From `translations/<language>.translation-meta.xml`. */
export const readTranslation = (file: Element): Translation => ({
  labels: readPairs(file, 'customLabels', 'name', 'label'),
  apps: readPairs(file, 'customApplications', 'name', 'label'),
  tabs: readPairs(file, 'customTabs', 'name', 'label'),
});

export const NOT_TRANSLATED: Translation = { labels: new Map(), apps: new Map(), tabs: new Map() };
