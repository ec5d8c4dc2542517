// SPDX-License-Identifier: Apache-2.0
// Where the local start keeps its things: all of it below one folder, nothing in the user's home.
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** `.local/`; two starts at once need two, and LOCAL_FOLDER names the other. */
const LOCAL = resolve(process.env['LOCAL_FOLDER'] ?? join(ROOT, '.local'));

/** To be sourced by a shell; there only while the stand-ins are up. */
export const ENVIRONMENT_FILE = join(LOCAL, 'env');

/** The sf CLI's home while it deploys. */
export const SF_HOME = join(LOCAL, 'home');

/** The sf CLI's plugin data for shells that sourced the environment. */
export const SF_DATA = join(LOCAL, 'sf-data');

/** Made-up runs of the bench, kept from one to the next. */
export const BENCH_FOLDER = join(LOCAL, 'bench');

/** Large bundles of the pages, kept from one start to the next. */
export const LIGHTNING_CACHE = join(ROOT, 'node_modules/.cache/local-lightning');

export const PACKAGE_FOLDER = join(ROOT, 'force-app');
export const PLUGIN_FOLDER = join(ROOT, 'sf-plugin');
