// SPDX-License-Identifier: Apache-2.0
// What the npm package lightning-base-components holds.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASE_COMPONENTS } from './folders.ts';
import type { ModuleFiles } from './compiler.ts';

/** All modules of the package, its stubs of labels and gates among them. */
export function baseComponentFiles(): ModuleFiles {
  const { lwc } = JSON.parse(readFileSync(join(BASE_COMPONENTS, 'package.json'), 'utf8')) as PackageJson;
  const stubs = lwc.modules.flatMap(({ name, path }) =>
    name === undefined || path === undefined ? [] : [[name, join(BASE_COMPONENTS, path)] as const],
  );
  const components = readdirSync(COMPONENTS).flatMap((name) => {
    // some modules are a style sheet only
    const file = [`${name}.js`, `${name}.css`].map((one) => join(COMPONENTS, name, one)).find(existsSync);
    return file === undefined ? [] : [[`lightning/${name}`, file] as const];
  });
  return Object.fromEntries([...stubs, ...components]);
}

/** Names of the components that the platform lets others use: `lightning/button`. */
export function exposedBaseComponents(): ReadonlySet<string> {
  const names = readdirSync(COMPONENTS).filter((name) => {
    const meta = join(COMPONENTS, name, `${name}.js-meta.xml`);
    return existsSync(meta) && /<isExposed>true</.test(readFileSync(meta, 'utf8'));
  });
  return new Set(names.map((name) => `lightning/${name}`));
}

/** Sources in which the components name icons of their own, such as the cross that closes a toast. */
export function baseComponentSources(): readonly string[] {
  return readdirSync(COMPONENTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|html)$/.test(file) && !/__examples__|iconSvgTemplates/.test(file))
    .map((file) => readFileSync(join(COMPONENTS, file), 'utf8'));
}

const COMPONENTS = join(BASE_COMPONENTS, 'src/lightning');

type PackageJson = {
  readonly lwc: { readonly modules: readonly { readonly name?: string; readonly path?: string }[] };
};
