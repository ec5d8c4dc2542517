// SPDX-License-Identifier: Apache-2.0
// `npm run synth` as Jenkins runs it: the real cdk command over the real bundles.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { ROOT } from '../local/folders.ts';

const run = promisify(execFile);

test('the template and three bundles come out without a network or an AWS account', async () => {
  const out = mkdtempSync(join(tmpdir(), 'synth-'));

  await synthesise(['--output', out, '-c', 'stackName=churn-test', '-c', 'alarmEmail=']);

  const names = readdirSync(out);
  expect(names).toContain('churn-test.template.json');
  expect(names.filter((name) => name.startsWith('asset.'))).toHaveLength(3);
}, 300_000);

test('a wrong context ends it with the name of the key', async () => {
  const failure = synthesise(['--output', mkdtempSync(join(tmpdir(), 'synth-')), '-c', 'logDays=45']);

  await expect(failure).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('logDays: must be one of') });
}, 300_000);

/** Whatever asks the network gets a closed port. */
function synthesise(options: readonly string[]): Promise<unknown> {
  const closed = 'http://127.0.0.1:9';
  const aws = Object.fromEntries(
    Object.keys(process.env).flatMap((name) => (name.startsWith('AWS_') ? [[name, '']] : [])),
  );
  const env = { ...process.env, ...aws, HTTPS_PROXY: closed, HTTP_PROXY: closed, AWS_EC2_METADATA_DISABLED: 'true' };
  return run('npm', ['run', '-s', 'synth', '-w', '@churn-risk/aws-bridge', '--', ...options], { cwd: ROOT, env });
}
