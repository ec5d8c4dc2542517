// SPDX-License-Identifier: Apache-2.0
// LWC itself and the base components: large, and the same until a package is updated or another component is used.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { baseComponentFiles } from './baseComponents.ts';
import { toBundle, type Bundle } from './bundle.ts';
import { lwcCompiler } from './compiler.ts';
import { folderOf, versionOf } from './folders.ts';
import { i18nModules } from './i18nModules.ts';

/** What a vendor bundle is made for. */
export type VendorInput = {
  /** `lightning/button`: what pages import. */
  readonly components: readonly string[];
  /** Modules that are built elsewhere. */
  readonly externals: readonly string[];
};

/** Names what the bundle depends on; one that was built under the same key can be used again. */
export function vendorKey(input: VendorInput): string {
  const versions = ['lwc', '@lwc/rollup-plugin', 'rollup', 'lightning-base-components'].map(versionOf);
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, versions, input]))
    .digest('hex')
    .slice(0, 16);
}

/** Builds LWC and the base components; takes about ten seconds of one core. */
export async function buildVendor(input: VendorInput): Promise<Bundle> {
  const names = ['lwc', ...input.components];
  const built = await rollup({
    input: Object.fromEntries(names.map((name) => [name, name])),
    external: [...input.externals],
    plugins: [i18nModules(), ...lwcCompiler({ ...baseComponentFiles(), lwc: LWC }), nodeResolve()],
    onwarn: () => undefined,
  });
  const { output } = await built.generate({
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await built.close();
  return toBundle(vendorKey(input), names, output);
}

/** To be raised whenever the way of building changes. */
const FORMAT = 1;

// the engine that `lwc` stands for; another package may have brought an older one
const LWC = join(folderOf('@lwc/engine-dom', folderOf('lwc')), 'dist/index.js');
