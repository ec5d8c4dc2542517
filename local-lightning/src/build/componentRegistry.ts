// SPDX-License-Identifier: Apache-2.0
import type { Plugin } from 'rollup';
import { specifierOf, type Component } from './componentSources.ts';

const REGISTRY = 'local/components';

/** The module `local/components`: `c/panel` -> its class, for pages that name components in their layout. */
export function componentRegistry(components: readonly Component[]): Plugin {
  return {
    name: 'component-registry',
    resolveId: (name) => (name === REGISTRY ? `\0${REGISTRY}` : null),
    load: (id) => (id === `\0${REGISTRY}` ? writeRegistry(components.map(specifierOf)) : null),
  };
}

function writeRegistry(specifiers: readonly string[]): string {
  const imports = specifiers.map((specifier, index) => `import * as m${index} from '${specifier}';`);
  // read when it is asked for, because components of the registry show others from it
  const entries = specifiers.map((specifier, index) => `  get '${specifier}'() { return m${index}.default; },`);
  return `${imports.join('\n')}\nexport default {\n${entries.join('\n')}\n};\n`;
}
