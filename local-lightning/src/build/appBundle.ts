// SPDX-License-Identifier: Apache-2.0
// The package's components, the shims and what stands around them: small, built anew when a source changes.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { toBundle, type Bundle } from './bundle.ts';
import { lwcCompiler, type ModuleFiles } from './compiler.ts';
import { componentRegistry } from './componentRegistry.ts';
import { specifierOf, type Component } from './componentSources.ts';
import { SHELL } from './folders.ts';
import { i18nModules } from './i18nModules.ts';
import { unknownModules } from './importRefusal.ts';
import { labelOf, platformModules } from './platformModules.ts';

export type AppInput = {
  readonly shims: readonly Component[];
  /** Standard components and those of the package; pages can show each of them. */
  readonly components: readonly Component[];
  /** Modules that are built elsewhere. */
  readonly externals: readonly string[];
  /** Names of the package's custom labels. */
  readonly labels: ReadonlySet<string>;
};

export type AppBundle = Bundle & {
  /** Custom labels that the components use. */
  readonly labels: readonly string[];
};

/** The module that starts a page. */
export const MAIN = 'local/main';

/** Builds the bundle; throws what rollup and the compiler throw. */
export async function buildApp({ shims, components, externals, labels }: AppInput): Promise<AppBundle> {
  const names = [MAIN, ...shims.map(specifierOf)];
  const built = await rollup({
    input: Object.fromEntries(names.map((name) => [name, name])),
    external: [...externals],
    plugins: [
      componentRegistry(components),
      platformModules(labels),
      i18nModules(),
      ...lwcCompiler({ ...filesOf([...shims, ...components]), [MAIN]: join(SHELL, 'main.js') }, unknownModules()),
    ],
    onwarn: () => undefined,
  });
  const { output } = await built.generate({
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    sourcemap: 'inline',
  });
  await built.close();
  const chunks = output.filter((file) => file.type === 'chunk');
  const key = keyOf(chunks.map(({ code }) => code).join('\n'));
  const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
  return { ...toBundle(key, names, output), labels: modules.flatMap((id) => labelOf(id.slice(1)) ?? []) };
}

const filesOf = (components: readonly Component[]): ModuleFiles =>
  Object.fromEntries(
    components.map((component) => [specifierOf(component), join(component.folder, `${component.name}.js`)]),
  );

/** Source maps name folders, which make no other bundle. */
const keyOf = (code: string): string =>
  createHash('sha256')
    .update(code.replace(/^\/\/# sourceMappingURL=.*$/gm, ''))
    .digest('hex')
    .slice(0, 16);
