// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../local/folders.ts';

/** Where the module lies that pages import as `c/churnCore`. */
export const CHURN_CORE = 'force-app/main/default/lwc/churnCore/churnCore.js';

const SOURCE = 'core/src/rules/preview/index.ts';

const HEADER = `// SPDX-License-Identifier: Apache-2.0
// Generated from ${SOURCE} by \`npm run write:churn-core\`. Do not edit: a test compares.
`;

/** The part of core that pages use, as one readable module: the rules that a load goes by, and no second reading of them. */
export async function bundleChurnCore(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [join(ROOT, SOURCE)],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    banner: { js: HEADER.trimEnd() },
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
