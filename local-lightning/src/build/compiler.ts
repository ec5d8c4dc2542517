// SPDX-License-Identifier: Apache-2.0
// The LWC compiler and what stands around it, alike for all bundles.
import lwc from '@lwc/rollup-plugin';
import replacePlugin, { type RollupReplaceOptions } from '@rollup/plugin-replace';
import type { Plugin } from 'rollup';
import { SHELL } from './folders.ts';

// the package's types describe its CommonJS form
const replace = replacePlugin as unknown as (options: RollupReplaceOptions) => Plugin;

/** Name of a module -> the file that holds it. */
export type ModuleFiles = Readonly<Record<string, string>>;

/**
 * Plugins that compile Lightning web components; modules are found by `files` alone. `refusal` answers for those that
 * are not found: the compiler's own resolver would look for npm packages around the component.
 */
export function lwcCompiler(files: ModuleFiles, refusal?: Plugin): readonly Plugin[] {
  return [
    moduleFinder(files),
    ...(refusal === undefined ? [] : [refusal]),
    lwc({
      rootDir: SHELL,
      defaultModules: [],
      enableDynamicComponents: true,
      enableLwcOn: true,
      // without it the base components' inputs refuse to run in synthetic shadow
      enableSyntheticElementInternals: true,
    }),
    replace({
      preventAssignment: true,
      values: { 'process.env.NODE_ENV': '"development"', 'import.meta.env.SSR': 'false' },
    }),
  ];
}

/** Names modules as LWC's own resolver does, which would read its configuration anew for each import. */
function moduleFinder(files: ModuleFiles): Plugin {
  return {
    name: 'module-finder',
    resolveId: (name) => {
      const file = files[name];
      if (file === undefined) return null;
      return /^[a-z]\w*\/\w+$/i.test(name) ? `${file}?${new URLSearchParams({ specifier: name }).toString()}` : file;
    },
  };
}
