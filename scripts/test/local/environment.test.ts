// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeEnvironment, removeEnvironment, writeEnvironment } from '../../local/environment.ts';

const ENVIRONMENT = describeEnvironment({
  orgUrl: 'http://127.0.0.1:1',
  awsUrl: 'http://127.0.0.1:2',
  bucket: 'runs',
  integration: '00D!in-te_gration',
  administrator: '00D!admin',
  sales: "00D!it's",
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'environment-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the environment file', () => {
  test('gives a shell exactly these variables', async () => {
    const file = join(folder, 'new', 'env');

    await writeEnvironment(file, ENVIRONMENT);

    const shell = execFileSync('sh', ['-c', `. ${file} && env -0`], { env: {}, encoding: 'utf8' });
    const variables = Object.fromEntries(shell.split('\0').flatMap((line) => (line === '' ? [] : [splitOnce(line)])));
    const { PWD: _pwd, SHLVL: _level, _: _last, ...exported } = variables;
    expect(exported).toEqual(ENVIRONMENT);
  });

  test('names what the load, the sf CLI and the AWS SDK look for', () => {
    expect(ENVIRONMENT).toMatchObject({
      SF_ORG_INSTANCE_URL: 'http://127.0.0.1:1',
      SF_TARGET_ORG: '00D!in-te_gration',
      LOCAL_ADMIN_ORG: '00D!admin',
      LOCAL_SALES_ORG: "00D!it's",
      AWS_ENDPOINT_URL: 'http://127.0.0.1:2',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_REGION: 'eu-central-1',
      CHURN_BUCKET: 'runs',
      SF_DISABLE_TELEMETRY: 'true',
      SF_DISABLE_AUTOUPDATE: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true',
    });
  });

  test('holds tokens, so that only its owner may read it', async () => {
    const file = join(folder, 'env');

    await writeEnvironment(file, ENVIRONMENT);

    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is removed by the start that wrote it and by no other', async () => {
    const file = join(folder, 'env');
    await writeEnvironment(file, ENVIRONMENT);

    await removeEnvironment(file, { ...ENVIRONMENT, CHURN_BUCKET: 'others' });
    const kept = existsSync(file);
    await removeEnvironment(file, ENVIRONMENT);

    expect([kept, existsSync(file)]).toEqual([true, false]);
  });
});

function splitOnce(line: string): [string, string] {
  const position = line.indexOf('=');
  return [line.slice(0, position), line.slice(position + 1)];
}
