// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleFunctions, type Bundle } from '../../src/bundle/bundleFunctions.ts';

/** Below the packages, so that the SDK is found as it is in Lambda. */
const CACHE = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

const ENVIRONMENT = {
  CHURN_BUCKET: 'churn',
  CLUSTER_MAX_HOURS: '6',
  SALESFORCE_SECRET: 'login',
  FAILED_LOADS_QUEUE_URL: 'http://127.0.0.1:1/queue',
  AWS_REGION: 'eu-central-1',
};

let folder = '';
let bundles: readonly Bundle[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(CACHE, '.bundles-'));
  bundles = await bundleFunctions(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['run-model', 250_000],
  ['load-risks', 700_000],
  ['watchdog', 250_000],
] as const)('%s is smaller than %d bytes', (name, most) => {
  const { bytes } = bundles.find((bundle) => bundle.name === name)!;

  expect(bytes).toBe(readFileSync(fileOf({ name })).length);
  expect(bytes).toBeLessThan(most);
});

test('a bundle asks for nothing but Node and the AWS SDK', () => {
  const asked = [...new Set(bundles.flatMap(({ imports }) => imports))];

  expect(asked.filter((name) => name.startsWith('@aws-sdk/')).sort()).toEqual([
    '@aws-sdk/client-emr',
    '@aws-sdk/client-s3',
    '@aws-sdk/client-secrets-manager',
    '@aws-sdk/client-sqs',
    '@aws-sdk/lib-storage',
  ]);
  expect(asked.filter((name) => !name.startsWith('@aws-sdk/') && !isBuiltin(name))).toEqual([]);
});

test.each(['run-model', 'load-risks', 'watchdog'] as const)('%s is loaded by Node as it is', (name) => {
  const script = `import(${JSON.stringify(pathToFileURL(fileOf({ name })).href)}).then((all) => console.log(typeof all.handler))`;
  const env = { ...process.env, ...ENVIRONMENT, NODE_OPTIONS: '' };

  expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env }).trim()).toBe('function');
});

function fileOf({ name }: Pick<Bundle, 'name'>): string {
  return join(folder, name, 'index.mjs');
}
