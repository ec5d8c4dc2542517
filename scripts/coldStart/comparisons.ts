// SPDX-License-Identifier: Apache-2.0
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Loadable } from './measureColdStarts.ts';

const CLIENTS = ['@salesforce/core', '@jsforce/jsforce-node'];

/** Salesforce's own clients, bundled like our functions. */
export async function bundleClients(folder: string): Promise<readonly Loadable[]> {
  return Promise.all(CLIENTS.map((client) => bundleClient(client, folder)));
}

async function bundleClient(client: string, folder: string): Promise<Loadable> {
  const path = join(folder, `${client.replaceAll(/\W+/g, '-')}.cjs`);
  await build({
    stdin: { contents: `module.exports = require('${client}')`, resolveDir: folder },
    outfile: path,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    logLevel: 'error',
  });
  return { name: `${client}, bundled`, path, bytes: (await stat(path)).size };
}

const SDK = ['client-s3', 'lib-storage', 'client-secrets-manager', 'client-sqs'];

/** What load-risks asks for of the AWS SDK, alone. */
export async function importSdk(folder: string): Promise<Loadable> {
  const path = join(folder, 'sdk.mjs');
  const imports = SDK.map((name) => `import '@aws-sdk/${name}';\n`).join('');
  await writeFile(path, imports);
  return { name: 'the AWS SDK of load-risks', path, bytes: imports.length };
}
