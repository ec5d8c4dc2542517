// SPDX-License-Identifier: Apache-2.0
// `npm run bundle`: leaves the functions' bundles where the stack takes them from, and prints their sizes.
import { fileURLToPath } from 'node:url';
import { bundleFunctions } from './bundleFunctions.ts';

const folder = fileURLToPath(new URL('../../lib/bundles', import.meta.url));
for (const { name, bytes } of await bundleFunctions(folder)) console.log(`${name}: ${Math.ceil(bytes / 1000)} kB`);
