// SPDX-License-Identifier: Apache-2.0
// `npm run write:churn-core`: writes what pages ask of the rules into the org package.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleChurnCore, CHURN_CORE } from './churnCore/bundleChurnCore.ts';
import { ROOT } from './local/folders.ts';

await writeFile(join(ROOT, CHURN_CORE), await bundleChurnCore());
console.log(`${CHURN_CORE} is written.`);
