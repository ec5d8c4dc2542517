// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_FOLDER, SF_HOME } from '../../../local/folders.ts';
import { runSf } from '../../../local/sf.ts';
import { startDeployedOrg, type DeployedOrg } from './deployedOrg.ts';

let org: DeployedOrg;
let tuned: string;

beforeAll(async () => {
  org = await startDeployedOrg();
  tuned = await mkdtemp(join(tmpdir(), 'tuned-'));
}, 120_000);

afterAll(async () => {
  await org.close();
  await rm(tuned, { recursive: true, force: true });
});

async function deploy(...source: readonly string[]): Promise<void> {
  const args = ['project', 'deploy', 'start', ...source, '--target-org', org.adminToken, '--json'];
  const { exitCode, stdout } = await runSf(args, { HOME: SF_HOME, SF_ORG_INSTANCE_URL: org.url });
  if (exitCode !== 0) throw new Error(stdout);
}

const PACKAGE = `<Package xmlns="http://soap.sforce.com/2006/04/metadata">
  <types><members>Churn_Threshold.Critical</members><name>CustomMetadata</name></types>
  <version>66.0</version>
</Package>`;

/** What an administrator does in Setup. */
async function tuneCritical(probability: string): Promise<void> {
  const record = await readFile(
    join(PACKAGE_FOLDER, 'main/default/customMetadata/Churn_Threshold.Critical.md-meta.xml'),
    'utf8',
  );
  await mkdir(join(tuned, 'customMetadata'));
  await writeFile(
    join(tuned, 'customMetadata/Churn_Threshold.Critical.md'),
    record.replace('>0.8<', `>${probability}<`),
  );
  await writeFile(join(tuned, 'package.xml'), PACKAGE);
  await deploy('--metadata-dir', tuned);
}

async function critical(): Promise<unknown> {
  const soql = "SELECT Id, Min_Probability__c FROM Churn_Threshold__mdt WHERE DeveloperName = 'Critical'";
  return (await org.admin.query(soql))[0]?.['Min_Probability__c'];
}

test('a tuned threshold survives a later deploy of config/update.xml, and not one of the whole folder', async () => {
  await tuneCritical('0.9');
  expect(await critical()).toBe(0.9);
  await deploy('--manifest', 'config/update.xml');
  expect(await critical()).toBe(0.9);
  await deploy('--source-dir', 'force-app');
  expect(await critical()).toBe(0.8);
}, 120_000);
