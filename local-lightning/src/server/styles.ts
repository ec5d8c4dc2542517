// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { folderOf, isInstalled } from '../build/folders.ts';

/** The design system that pages are shown in. */
export type Styles = {
  /** Folder of the package. */
  readonly folder: string;
  /** Style sheet in the folder. */
  readonly sheet: string;
  /** SLDS 1 has no dark theme. */
  readonly hasThemes: boolean;
};

/** SLDS 2 where it is installed: it has terms of its own, so it is optional; else SLDS 1. */
export function findStyles(): Styles {
  return isInstalled(SLDS_2)
    ? { folder: join(folderOf(SLDS_2), 'dist'), sheet: 'css/bundled/slds2.cosmos.css', hasThemes: true }
    : {
        folder: join(folderOf(SLDS_1), 'assets'),
        sheet: 'styles/salesforce-lightning-design-system.min.css',
        hasThemes: false,
      };
}

const SLDS_1 = '@salesforce-ux/design-system';
const SLDS_2 = '@salesforce-ux/design-system-2';
