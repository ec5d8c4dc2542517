// SPDX-License-Identifier: Apache-2.0
// The icons that are named somewhere: all of them would be 2,000 templates.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rollup, type Plugin } from 'rollup';
import { toBundle, type Bundle } from './bundle.ts';
import { lwcCompiler } from './compiler.ts';
import { BASE_COMPONENTS, versionOf } from './folders.ts';

/** Modules that the base components take icons from: `lightning/iconSvgTemplatesUtility`, also for right to left. */
export const ICON_MODULES: readonly string[] = ['Utility', 'Standard', 'Custom', 'Action', 'Doctype'].flatMap((set) => [
  `lightning/iconSvgTemplates${set}`,
  `lightning/iconSvgTemplates${set}Rtl`,
]);

/** Names what the bundle depends on. */
export function iconKey(icons: readonly string[]): string {
  const versions = ['@lwc/rollup-plugin', 'lightning-base-components'].map(versionOf);
  return createHash('sha256')
    .update(JSON.stringify([versions, icons]))
    .digest('hex')
    .slice(0, 16);
}

/** Builds the icons of the given names (`utility:close`); what is no icon is left out. */
export async function buildIcons(icons: readonly string[]): Promise<Bundle> {
  const built = await rollup({
    input: Object.fromEntries(ICON_MODULES.map((name) => [name, name])),
    external: ['lwc'],
    plugins: [iconModules(icons), ...lwcCompiler({})],
    onwarn: () => undefined,
  });
  const { output } = await built.generate({
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await built.close();
  return toBundle(iconKey(icons), ICON_MODULES, output);
}

function iconModules(icons: readonly string[]): Plugin {
  return {
    name: 'icon-modules',
    resolveId: (name) => (ICON_MODULES.includes(name) ? `\0${name}` : null),
    load: (id) => (ICON_MODULES.includes(id.slice(1)) ? writeIconModule(id.slice(1), icons) : null),
  };
}

/** One object with a template for each icon, under `utility_close`. */
function writeIconModule(module: string, icons: readonly string[]): string {
  const set = module.replace('lightning/iconSvgTemplates', '').replace('Rtl', '').toLowerCase();
  const folder = join(BASE_COMPONENTS, 'src', module, 'buildTemplates', set);
  const found = icons
    .filter((icon) => icon.startsWith(`${set}:`))
    .map((icon) => ({ key: icon.replace(':', '_'), file: join(folder, `${icon.slice(set.length + 1)}.html`) }))
    .filter(({ file }) => existsSync(file));
  const imports = found.map(({ key, file }) => `import ${key} from ${JSON.stringify(file)};`);
  return `${imports.join('\n')}\nexport default { ${found.map(({ key }) => key).join(', ')} };\n`;
}
