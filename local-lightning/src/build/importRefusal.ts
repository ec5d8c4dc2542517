// SPDX-License-Identifier: Apache-2.0
import type { Plugin, PluginContext } from 'rollup';

/** Ends the build with a reason and the place of the import. */
export function refuseImport(
  context: PluginContext,
  specifier: string,
  importer: string | undefined,
  reason: string,
): never {
  return context.error({ message: reason, meta: { specifier }, ...(importer === undefined ? {} : { id: importer }) });
}

/** Fails the build at the first import that no plugin before it answered. */
export function unknownModules(): Plugin {
  return {
    name: 'unknown-modules',
    resolveId(name, importer) {
      const isOwnFile = /^[./\0]/.test(name) || name.startsWith('@lwc/resources/');
      if (importer === undefined || isOwnFile) return null;
      const reason = name.startsWith('c/')
        ? `The package has no component ${name}`
        : `${name} is not part of local-lightning: its README lists the modules that are`;
      return refuseImport(this, name, importer, reason);
    },
  };
}
