// SPDX-License-Identifier: Apache-2.0
// The whole start with the real sf CLI: the package goes in once, users hold what they should.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { createAdminClient } from '../../local/adminClient.ts';
import { runSf } from '../../local/sf.ts';
import { startLocal, type Local } from '../../local/startLocal.ts';
import { INTEGRATION_USER } from '../../local/users.ts';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'start-'));
const options = { port: 0, seed: folder, state: join(folder, 'org'), empty: false };
const reports: string[][] = [[], []];
let local: Local;
let firstToken: string;

beforeAll(async () => {
  writeFileSync(join(folder, 'User.csv'), 'Username,LastName,IsActive\nrep@example.com,Rep,true\n');
  writeFileSync(join(folder, 'Account.csv'), 'Name,Churn_Account_Key__c,Owner.Username\nAcme,0042,rep@example.com\n');
  const first = await startLocal(options, (line) => reports[0]?.push(line));
  firstToken = first.environment['LOCAL_ADMIN_ORG'] ?? '';
  await first.close();
  local = await startLocal(options, (line) => reports[1]?.push(line));
});
afterAll(async () => {
  await local.close();
  rmSync(folder, { recursive: true });
});

const sfQuery = async (soql: string, org: string) => {
  const args = ['data', 'query', '--query', soql, '--target-org', local.environment[org] ?? '', '--json'];
  const { stdout } = await runSf(args, { ...local.environment, HOME: folder });
  return (JSON.parse(stdout) as { result: { records: readonly Record<string, unknown>[] } }).result.records;
};

describe('the local start', () => {
  test('deploys and seeds a new state, and finds both done in an old one', () => {
    expect(reports[0]).toEqual([
      expect.stringMatching(/^deployed force-app: \d+ components in [\d.]+ s$/),
      expect.stringMatching(/^seeded 1 User, 1 Account in [\d.]+ s$/),
    ]);
    expect(reports[1]).toEqual([]);
  });

  test('keeps tokens valid over a restart', async () => {
    const users = await createAdminClient(local.org.url, firstToken).query('SELECT Id FROM User');

    expect(users.length).toBeGreaterThan(3);
  });

  test('gives the integration user Churn_Loader and nothing else', async () => {
    const where = `Assignee.Username = '${INTEGRATION_USER.username}'`;
    const held = await sfQuery(
      `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE ${where}`,
      'LOCAL_ADMIN_ORG',
    );

    expect(held.map(({ PermissionSet }) => (PermissionSet as { Name: string }).Name)).toEqual(['Churn_Loader']);
  });

  test('gives three organisations to the sf CLI: integration, administrator, sales', async () => {
    const soql = 'SELECT Name, Churn_Account_Key__c FROM Account';
    const answers = await Promise.all(['SF_TARGET_ORG', 'LOCAL_ADMIN_ORG'].map((org) => sfQuery(soql, org)));
    const risks = await sfQuery('SELECT Id FROM Risk__c', 'LOCAL_SALES_ORG');

    for (const answer of answers) expect(answer).toMatchObject([{ Name: 'Acme', Churn_Account_Key__c: '0042' }]);
    expect(risks).toEqual([]);
  });

  test('knows the plugin', async () => {
    const { exitCode, stdout } = await runSf(['churn', 'load', '--help'], { ...local.environment, HOME: folder });

    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('$ sf churn load')]);
  });

  test('has a bucket', async () => {
    const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '', CHURN_BUCKET: Bucket = '' } = local.environment;
    const client = new S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });

    const { $metadata } = await client.send(new HeadBucketCommand({ Bucket }));
    client.destroy();

    expect($metadata.httpStatusCode).toBe(200);
  });

  test('says that the port is taken', async () => {
    const second = startLocal({ ...options, port: local.org.port, state: undefined }, () => undefined);

    await expect(second).rejects.toThrow(`port ${local.org.port} is taken, perhaps by another local start`);
  });
});
