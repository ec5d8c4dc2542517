// SPDX-License-Identifier: Apache-2.0
// What is deployed, in a process of its own: nothing of it may lean on the sources or on the test's own Node.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { aRow, writeRun } from '../../../core/test/run/aRun.ts';
import { bundleFunctions } from '../../src/bundle/bundleFunctions.ts';
import { aDeployment } from '../loadRisks/aDeployment.ts';

const at = aDeployment();

let folder = '';
beforeAll(async () => {
  // below the packages, so that the SDK is found as it is in Lambda
  folder = mkdtempSync(fileURLToPath(new URL('../../../node_modules/.bundle-', import.meta.url)));
  await bundleFunctions(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(['parquet', 'ndjson', 'csv'] as const)('the bundle loads a run of %s', async (format) => {
  const rows = ['a1', 'a2'].map((key) => aRow({ account_key: key, renewal_key: key, churn_probability: 0.9 }));
  await at.putRun(await writeRun(at.folder(), { format, gzip: format !== 'parquet', files: [rows] }));
  await at.aws.settled();
  const [event] = at.aws.queues.bodies(at.arrivedRuns);

  expect(await invokeBundle(event)).toEqual({ batchItemFailures: [] });
  expect(await at.org.query('SELECT Risk_Key__c FROM Risk__c ORDER BY Risk_Key__c')).toMatchObject([
    { Risk_Key__c: 'a1:2026' },
    { Risk_Key__c: 'a2:2026' },
  ]);
  expect(at.aws.unsupported()).toEqual([]);
});

/** What the handler answers: the last line, after what it logs. */
async function invokeBundle(event: string | undefined): Promise<unknown> {
  const bundle = pathToFileURL(join(folder, 'load-risks', 'index.mjs')).href;
  const script = `
    const { handler } = await import(${JSON.stringify(bundle)});
    const invocation = { functionName: 'load-risks', awsRequestId: 'r-1', getRemainingTimeInMillis: () => 900000 };
    console.log(JSON.stringify(await handler(JSON.parse(process.argv[1]), invocation)));
    process.exit(0);`;
  const batch = { Records: [{ messageId: 'm-1', eventSource: 'aws:sqs', body: event }] };
  const args = ['--input-type=module', '-e', script, JSON.stringify(batch)];
  const env = { ...process.env, ...at.environment, NODE_OPTIONS: '' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
