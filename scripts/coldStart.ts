// SPDX-License-Identifier: Apache-2.0
// `npm run bench:cold-start`: how long Node takes to load each function's bundle, beside the clients we do without.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleFunctions } from '../aws-bridge/src/bundle/bundleFunctions.ts';
import { bundleClients, importSdk } from './coldStart/comparisons.ts';
import { formatColdStarts, measureColdStarts, type Loadable } from './coldStart/measureColdStarts.ts';
import { ROOT } from './local/folders.ts';

const ROUNDS = 7;

// in node_modules, because the bundles ask for the SDK as they do in Lambda
const folder = await mkdtemp(join(ROOT, 'node_modules/.cold-start-'));
try {
  const results = measureColdStarts(await loadables(folder), ROUNDS);
  process.stdout.write(`${formatColdStarts(results)}

Medians of ${ROUNDS} processes each; Node ${process.version}. Loading and nothing else: no login, no request. The
functions' times include the AWS SDK, which they find in Lambda's runtime and here in node_modules.
`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function loadables(into: string): Promise<readonly Loadable[]> {
  const functions = (await bundleFunctions(into)).map(({ name, bytes }) => ({
    name,
    bytes,
    path: join(into, name, 'index.mjs'),
  }));
  return [...functions, await importSdk(into), ...(await bundleClients(into))];
}
