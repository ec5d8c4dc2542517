// SPDX-License-Identifier: Apache-2.0
import type { Plugin } from 'rollup';
import { I18N_NAMES } from '../locale/i18nValues.ts';
import { exportFromPage } from './pageModule.ts';

const PREFIX = '@salesforce/i18n/';

/** `@salesforce/i18n/*` of the page's user; the base components' package has American constants. */
export function i18nModules(): Plugin {
  return {
    name: 'i18n-modules',
    resolveId: (name) => (name.startsWith(PREFIX) && I18N_NAMES.has(name.slice(PREFIX.length)) ? `\0${name}` : null),
    load: (id) =>
      id.startsWith(`\0${PREFIX}`) ? exportFromPage(`i18n[${JSON.stringify(id.slice(PREFIX.length + 1))}]`) : null,
  };
}
