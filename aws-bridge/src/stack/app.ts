// SPDX-License-Identifier: Apache-2.0
// What the `cdk` command runs; it synthesises when the program ends.
import { fileURLToPath } from 'node:url';
import { createBridgeApp } from './bridgeApp.ts';

createBridgeApp(fileURLToPath(new URL('../../lib/bundles', import.meta.url)));
